# Accounts of a council's staff.
admin-accounts-of = Accounts of { $council }
admin-make-account = Make an account for staff
admin-by-name = By name, those in use first.
admin-accounts = Accounts
admin-name = Name
admin-email = Email address
admin-role = Role
admin-codes = Codes from an app
admin-state = State
admin-set-up = Set up
admin-not-set-up = Not set up
admin-disabled = Disabled
admin-in-use = In use
admin-no-accounts = There are no accounts
admin-make-first = Make the first one
admin-accounts-count = { $n ->
    [0] No accounts
    [one] 1 account
   *[other] { $n } accounts
}

# One account.
admin-since = Account since
admin-disabled-on = Disabled on { $day }
admin-signed-in = Signed in now
admin-signed-in-nowhere = No
admin-enable = Enable the account
admin-invite-again = Send a link to set a password
admin-sign-out = Sign out everywhere
admin-disable = Disable the account
admin-back-to-accounts = Back to accounts
admin-devices = { $n ->
    [one] On 1 device
   *[other] On { $n } devices
}
admin-is-disabled = The account is disabled and signed out everywhere.
admin-is-enabled = The account can be used again.
admin-is-signed-out = They are signed out everywhere.
admin-is-invited = We have sent a link to set a password.

# A new account.
admin-new-account = New account for staff
admin-link-works-once = We send them a link to set a password. It works once, for 3 days.
admin-full-name = Full name
admin-what-they-do = What do they do?
admin-officer = Lettings officer
admin-officer-hint = Assesses, approves adverts and shortlists, nominates
admin-manager = Manager
admin-manager-hint = The same, and sees figures
admin-administrator = Administrator
admin-administrator-hint = Looks after accounts, and nothing else
admin-make-the-account = Make the account
admin-has-account = { $name } has an account. We have sent a link to set a password.
admin-the-full-name = the full name
admin-the-role = what they do
admin-choose-role = Choose what they do

# The people of the landlords.
admin-landlord-people = People of the landlords
admin-landlord-people-about = They write adverts and answer nominations. They see the homes of their own landlord only.
admin-by-landlord = By landlord, then by name.
admin-landlord = Landlord
admin-nobody-yet = Nobody has an account yet
admin-invite-first = Invite the first person.
admin-invite-somebody = Invite somebody
admin-invite = Invite
admin-choose-landlord = Choose the landlord
admin-choose = Choose
admin-people-count = { $n ->
    [0] No people
    [one] 1 person
   *[other] { $n } people
}

# Officers of other councils.
admin-others-of = Officers of other councils who may act for { $council }
admin-others-recorded = What they do for you is recorded for your council.
admin-authorise-officer = Authorise an officer
admin-newest-first = The newest first.
admin-others = Officers of other councils
admin-council = Council
admin-reason = Reason
admin-from = From
admin-last-day = Last day
admin-action = Action
admin-end-now = End now
admin-end-for = for { $name }
admin-has-ended = Has ended
admin-others-none = Nobody from another council may act for you
admin-others-when = Authorise an officer when you need help at a busy time.
admin-authorise-title = Authorise an officer of another council
admin-authorise-about = They will be able to do for { $council } what they do for their own council.
admin-the-officer = Officer
admin-reason-hint = For example, help in a busy month
admin-last-day-hint = For example, 27 3 2027
admin-authorise = Authorise
admin-back-to-others = Back to officers of other councils
admin-others-count = { $n ->
    [0] No officers
    [one] 1 officer
   *[other] { $n } officers
}
admin-may-act = They may act for your council now.
admin-choose-officer = Choose an officer
admin-the-reason = the reason
admin-the-last-day = the last day
admin-last-day-past = Enter a last day that is today or later
admin-last-day-far = Enter a last day within a year. You can authorise again then
admin-authorisation-ended = The authorisation has ended.

# What an administrator cannot do.
admin-email-taken = There is an account with this email address already
admin-own-account = You cannot disable your own account. Ask another administrator.
admin-disabled-link = This account is disabled. Enable it first, then send the link.

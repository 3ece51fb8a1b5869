# An officer's day.
register-work-for = Work for { $day }
register-to-check-oldest = Applications to check, oldest first
register-head-reference = Reference
register-head-name = Name
register-head-band = Band
register-head-sent = Sent
register-see-all = See all of them
register-nothing-to-check = Nothing waits to be checked
register-new-appear = New applications and changes appear here as they are sent.
register-not-closed = { $n ->
    [one] An advert should have closed and has not.
   *[other] { $n } adverts should have closed and have not.
}
register-not-closed-say = No bid is lost, and the service tries again all the time. Please tell the people who run the service which adverts these are.
register-not-closed-since = should have closed on { $when }
register-fact-asked = The household is asked:
register-due-check = { $n ->
    [one] application to check
   *[other] applications to check
}
register-due-shortlists = { $n ->
    [one] shortlist to check
   *[other] shortlists to check
}
register-due-late = { $n ->
    [one] nomination late
   *[other] nominations late
}
register-due-adverts = { $n ->
    [one] advert to approve
   *[other] adverts to approve
}
register-due-mail = { $n ->
    [one] email that could not be sent
   *[other] emails that could not be sent
}
register-due-hold = { $n ->
    [one] application on hold
   *[other] applications on hold
}
register-not-qualified = Does not qualify
register-work = Work

# Emails that could not be sent.
register-mail-count = { $n ->
    [one] 1 email
   *[other] { $n } emails
}
register-mail-failed = Emails that could not be sent
register-mail-again = We will try to send the email again
register-mail-order = The newest is first. Each was tried several times.
register-mail-to = To
register-mail-message = Message
register-mail-written = Written
register-mail-tries = Tries
register-mail-why = What went wrong
register-mail-action = Action
register-mail-try = Try again
register-mail-try-to = to send to { $recipient }
register-mail-none = Every email has been sent
register-mail-fail-here = Emails that fail for good appear here.

# Finding a case.
register-cases = Cases
register-cases-find = Find a case
register-cases-find-button = Find
register-cases-words = Name or reference
register-head-state = State
register-cases-order = The oldest application is first.
register-cases-label = Cases, oldest first
register-head-date = Date
register-head-bedrooms = Bedrooms
register-head-flags = Flags
register-cases-none = No case fits all of this
register-cases-look = Look for part of a name, or take a filter off.
register-any-band = Any band
register-any-state = Any state
register-state-to-check = To check
register-state-active = Active
register-state-on-hold = On hold
register-state-housed = Housed
register-state-closed = Closed
register-state-draft = Being written
register-cases-count = { $n ->
    [one] 1 case
   *[other] { $count } cases
}
register-previous = Previous
register-next = Next
register-address-hidden = Address hidden
register-not-assessed = Not assessed

# A case: what is known.
register-case-confirm = Confirm what they told us
register-case-known = What we know
register-case-lives-html = <strong>Lives at:</strong> { $address }
register-case-contact-html = <strong>Contact:</strong> { $line }
register-case-facts = Facts with their source
register-case-fact = Fact
register-case-value = Value
register-case-source = Source
register-case-plain = Facts that are no or none
register-case-scheme = What the scheme says
register-case-needs = Needs with the facts that decided
register-case-need = Need
register-case-holds = Holds
register-case-head = Reasonable preference
register-case-of-head = head ({ $head })
register-case-because = Because
register-case-evidence = Evidence: { $evidence }
register-case-unknown-html = <strong>Still unknown:</strong> { $labels }.
register-case-at-best = At best: { $band }.
register-case-date-html = <strong>Date that ranks:</strong> { $says }
register-case-nothing-sent = Nothing has been sent yet, so there is nothing to assess.

# A case: what an officer decides.
register-decide = Decide
register-decide-found = What you found
register-decide-why = Why, in words the household will read
register-decide-keep = Keep the finding and assess again
register-decide-evidence = Ask for evidence
register-decide-wanted = What you need from the household
register-decide-ask = Ask for it
register-decide-hold = Put on hold
register-decide-until = Last day on hold
register-decide-until-hint = Leave empty if it is not known.
register-decide-resume-why = Why the hold ends, in words the household will read
register-decide-resume = Take off hold
register-decide-close = Close the application
register-case-happened = What happened
register-case-nothing-yet = Nothing yet.
register-source-household = Household, { $day }
register-hidden = Hidden for safety
register-member-born = { $name } ({ $relation }), born { $born }
register-member-not-born = { $name } ({ $relation }), born not known
register-choose-found = Choose what you found
register-not-assessed-yet = Not assessed yet
register-date-not-settled = Not settled
register-hidden-recorded = Address hidden: reading is recorded
register-preference = Reasonable preference
register-facts-missing = Facts missing
register-scheme-version = { $scheme }, version { $version }
register-room-of = { $n ->
    [one] Person { $people }: { $says }
   *[other] Persons { $people }: { $says }
}
register-and = { $before } and { $last }
register-need-ended = Ended
register-need-yes = Yes
register-need-no = No
register-need-waits = Waits

# What is on record.
register-act-begin = Began an application
register-act-submit = Sent the application
register-act-assess = Assessed under every scheme
register-act-change = Began to tell us of a change
register-act-award = Award
register-act-confirm = Checked
register-act-evidence = Asked for evidence
register-act-suspend = Put on hold
register-act-resume = Taken off hold
register-act-close = Closed
register-act-house = Housed
register-act-hide = Address hidden or shown
register-act-read = Case read
register-fact-lived = lived
register-fact-works = works
register-fact-family = close family
register-fact-until-now = until now
register-fact-from = from { $when }
register-fact-to = to { $when }
register-fact-hours = { $hours } hours
register-fact-yes = yes
register-fact-no = no
register-fact-none = none
register-officer = Officer
register-by-the-clock = this service
register-cases-all = All cases

# Deciding.
register-case = Case
register-is-checked = The application is checked
register-is-asked = The household has been asked
register-is-awarded = The finding is kept and the case assessed again
register-is-on-hold = The application is on hold
register-is-off-hold = The application is no longer on hold
register-is-closed = The application is closed
register-the-reason = the reason, as the household will read it
register-the-wanted = what you need from the household
register-the-last-day = the last day on hold
register-last-day-past = Enter a last day that is not in the past

# What officers cannot do.
register-cannot-decide = This application has not been sent yet, so there is nothing to decide.
register-cannot-check = There is nothing to check in this application just now.

# What an officer can find.
register-found-medical-urgent = Medical need: urgent
register-found-medical-high = Medical need: high
register-found-medical-medium = Medical need: medium
register-found-medical-low = Medical need: low
register-found-medical-none = Medical need: none
register-found-welfare-urgent = Welfare need: urgent
register-found-welfare-high = Welfare need: high
register-found-welfare-medium = Welfare need: medium
register-found-welfare-none = Welfare need: none
register-found-homeless-duty-main = Homelessness: main duty owed
register-found-homeless-duty-relief = Homelessness: relief duty owed
register-found-homeless-duty-prevention = Homelessness: prevention duty owed
register-found-homeless-duty-intentional = Homelessness: intentionally homeless
register-found-homeless-duty-no-priority-need = Homelessness: no priority need
register-found-homeless-duty-none = Homelessness: no duty owed
register-found-engages-with-plan-yes = Keeps to the housing plan
register-found-engages-with-plan-no = Does not keep to the housing plan
register-found-harassment-immediate-violence = Risk: serious and immediate violence
register-found-harassment-serious = Risk: serious harassment
register-found-harassment-none = Risk: none found
register-found-domestic-abuse-move-yes = Must move because of domestic abuse
register-found-domestic-abuse-move-no = Need not move because of domestic abuse
register-found-hazard-category-1 = Home: category 1 hazard
register-found-hazard-category-2 = Home: category 2 hazard
register-found-hazard-improvement-notice = Home: improvement notice
register-found-hazard-disrepair = Home: disrepair
register-found-hazard-none = Home: no hazard found
register-found-order-on-home-prohibition = Home: prohibition order
register-found-order-on-home-emergency-prohibition = Home: emergency prohibition order
register-found-order-on-home-demolition = Home: demolition order
register-found-order-on-home-none = Home: no order
register-found-must-leave-for-works-yes = Must leave for major works
register-found-must-leave-for-works-no = Need not leave for major works
register-found-statutorily-overcrowded-yes = Home: overcrowded in law
register-found-statutorily-overcrowded-no = Home: not overcrowded in law
register-found-cannot-leave-hospital-yes = Cannot leave hospital
register-found-cannot-leave-hospital-no = Can leave hospital
register-found-ready-to-move-on-yes = Ready to move on from supported housing
register-found-ready-to-move-on-no = Not ready to move on
register-found-care-leaver-former-relevant = Care leaver
register-found-care-leaver-none = Not a care leaver
register-found-hardship-locality-yes = Hardship unless in a certain place
register-found-hardship-locality-no = No hardship over place
register-found-right-to-move-yes = Social tenant who must move for work
register-found-right-to-move-no = Need not move for work
register-found-gives-care-yes = Gives or gets essential care here
register-found-gives-care-no = No essential care here
register-found-needs-overnight-carer-yes = Needs a room for a carer
register-found-needs-overnight-carer-no = Needs no room for a carer
register-found-needs-medical-bedroom-yes = Extra bedroom for medical reasons
register-found-needs-medical-bedroom-no = No extra bedroom for medical reasons
register-found-adopted-local-connection-yes = Special connection to the area
register-found-adopted-local-connection-no = No special connection to the area
register-found-multiple-high-needs-yes = Exceptional mix of needs
register-found-multiple-high-needs-no = No exceptional mix of needs
register-found-unacceptable-behaviour-yes = Serious unacceptable behaviour
register-found-unacceptable-behaviour-no = No unacceptable behaviour
register-found-false-information-yes = Gave false information
register-found-false-information-no = Gave no false information

# What a scheme asks in words of its own.
register-case-own = What the councils’ schemes also ask
register-case-own-unknown = Not known
register-case-own-record = Record it
register-case-own-left = Kept, but no scheme asks for it now: { $names }
register-own-of = { $what }, { $whose }
register-own-person = { $relation }, born { $born }

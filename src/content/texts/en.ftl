content-help-title = Help
content-contact-title = Contact us
content-accessibility-title = Accessibility
content-privacy-title = Privacy
content-cookies-title = Cookies

# Help.
content-help-lead = You do not need to do any of this alone or online.
content-help-phone = By phone or in person
content-help-phone-html = Phone <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a> and we can fill in the form or bid with you. Or come in to { $office }.
content-help-language = In another language or another form
content-help-language-says = Tell us which language you speak, or whether you need large print. We will find a way that works for you.
content-help-works = How it works
content-help-step-account-html = <a class="govuk-link" href="/sign-up?council={ $slug }">Make an account</a> and join the housing register.
content-help-step-band = We check your answers and tell you your band, and why.
content-help-step-bid-html = <a class="govuk-link" href="/{ $slug }/homes">Find a home</a> and bid before it closes. Each home says when. For most homes it makes no difference when you bid, as long as it is before closing.
content-help-new-on = The next homes open on { $day }.
content-help-step-order-html = We put the bids in order by <a class="govuk-link" href="/{ $slug }/how-we-decide">the rules</a>. The landlord contacts the first household.
content-help-step-tell = We tell everybody who bid what happened, and why.
content-help-questions = Questions people ask
content-help-password = I have forgotten my password
content-help-password-html = You can <a class="govuk-link" href="/sign-in/forgotten?council={ $slug }">choose a new one</a>. We email you a link.
content-help-no = What happens if I say no to a home?
content-help-no-says = The home goes to the next household. You can bid again. An officer reads your reason and tells you if it changes your priority.
content-help-change = Something in my life has changed
content-help-change-html = Sign in, open <a class="govuk-link" href="/my">My housing</a> and choose “Tell us about a change”.
content-help-wrong = I think a decision is wrong
content-help-wrong-says = You can ask for a review. Each decision says how, and which rules we used.
content-help-tonight = If you have nowhere to stay tonight
content-help-tonight-html = Phone us at once on <a class="govuk-link lintel-nowrap" href="tel:{ $dial }">{ $phone }</a>, { $hours }. Do not wait for a bid.
content-help-night-html = At night, at weekends and on bank holidays, phone <a class="govuk-link lintel-nowrap" href="tel:{ $dial }">{ $phone }</a>.
content-help-no-night = When we are closed, nobody answers our phone. Phone, or come in to { $office }, as soon as we open.
content-help-danger = If you are in danger, phone 999 at any time.

# Contact.
content-contact-lead = The housing team of { $council } answers questions about the register, bids and offers.
content-phone = Phone
content-contact-night = When we are closed
content-contact-night-says = if you have nowhere to sleep
content-contact-no-night = Nobody answers our phone. If you are in danger, phone 999.
content-email = Email
content-office = Office
content-contact-reference-html = Have your reference ready if you have one. It is on <a class="govuk-link" href="/my">My housing</a>.
content-contact-landlords = Landlords who want to advertise a home can use the same phone number and email.

# Accessibility.
content-access-lead = We want everybody to be able to use this service.
content-access-works = It is made to work with a keyboard alone, with a screen reader, at four times the size, and without pictures or scripts. On a phone nothing is left out.
content-access-level = This service meets level AA of the Web Content Accessibility Guidelines 2.2 in part, because of what is listed here.
content-access-tested = Every change is tested by machine on every kind of page, by keyboard alone, at four times the size and in print. People look at the pages too.
content-access-prepared = This statement was prepared on { $day }. It covers every page of this service.
content-access-faults = What we know is not good enough
content-access-map = The map does not work for people who cannot see it. The list has the same homes.
content-access-tables = Wide tables of work scroll sideways on a narrow screen, and stand as a list on a phone.
content-access-english = The words of adverts and rules, and what an officer writes, are in English only. We can read them to you in other languages by phone.
content-access-help = If something does not work for you
content-access-help-html = Tell us on <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a> or at <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>. We will do it with you by phone, and put it right.
content-access-advice = If our answer does not help, the Equality Advisory and Support Service can advise you on 0808 800 0082.

# Privacy.
content-privacy-lead = { $council } looks after what you tell us. We use it to decide about homes. We do nothing with it that you would not expect.
content-privacy-keep = What we keep
content-privacy-keep-you = What you tell us about your household, your home, your health and your money.
content-privacy-keep-bids = Your bids, our decisions and our reasons.
content-privacy-keep-who = Who in our team looked or decided, and when.
content-privacy-may = Why we may
content-privacy-may-says = The Housing Act 1996 tells councils to keep a scheme for letting homes and to follow it. That is our reason in law.
content-privacy-sees = Who sees it
content-privacy-officers = Our housing officers, and officers of the other councils who share this service when they decide about you.
content-privacy-landlord = A landlord, once we put you forward for a home. They see what they need to offer it to you, and no more.
content-privacy-nobody = Nobody else can see that you are on the register. Published results never name a person or a street.
content-privacy-risk = If you are at risk
content-privacy-risk-says = Tell us if somebody must not find you. We hide your address, choose safe ways to reach you, and leave your village out of results.
content-privacy-rights = Your rights
content-privacy-rights-html = You can see what we hold, have mistakes put right, and ask us to stop or delete. Write to <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>. You can also complain to the Information Commissioner on 0303 123 1113.

# Cookies.
content-cookies-lead = This service keeps up to four small files, called cookies, on your device. It cannot work without them.
content-cookies-table = Cookies
content-cookies-name = Name
content-cookies-for = What it is for
content-cookies-long = How long
content-cookies-session = Keeps you signed in
content-cookies-session-long = Until you sign out or close the browser
content-cookies-form = Shows that a form came from our page
content-cookies-form-long = Until you close the browser
content-cookies-said = Shows a message once, such as “Your advert is with the council”
content-cookies-said-long = 2 minutes at most
content-cookies-language = Remembers the language that you chose
content-cookies-language-long = 1 year
content-cookies-no-others = We set no others. We do not follow you, show adverts or count visits with cookies.

# What bidders are told when a list is made.
shortlists-told-closed = Bids have closed: { $home }
shortlists-told-place = Bids have closed for this home: { $home }. You are { $place } of { $of } on the list. We now check the list from the top. We will write again when the home is let.
shortlists-told-interest = The list has closed for this home: { $home }. You are { $place } of { $of } by time. The landlord chooses and will tell you.
shortlists-told-out = Bids for this home have closed: { $home }. Your bid was not considered.
shortlists-told-skipped = A decision about a home you bid for
shortlists-told-skipped-says = We could not put you forward for this home: { $home }.
shortlists-told-skipped-again = You can ask us to look at this again { $day }.

# Why somebody is passed over. Officers choose these by their titles and may write their own.
shortlists-skip-no-verify = We could not check your details because some papers had not reached us.
shortlists-skip-no-contact = We tried to reach you twice about this home and could not.
shortlists-skip-circ-changed = Something has changed for you, and that changed your band for this home.
shortlists-skip-wrong-band = When we checked your application, your band or date was not right for this home.
shortlists-skip-ineligible-now = When we checked, our rules no longer allowed you to have a home through the register.
shortlists-skip-no-lc-label = This home is for people with a connection to the place, and we could not confirm yours.
shortlists-skip-llp-fail = A local plan says who this home is for, and your household does not fit it.
shortlists-skip-adapt-mismatch = The adaptations in this home do not match what your household needs.
shortlists-skip-size-mismatch = This home is not the right size for your household.
shortlists-skip-age-rule = This building has an age rule, and your household is outside it.
shortlists-skip-unaffordable = Our check found that the rent would leave you too little to live on.
shortlists-skip-support-needs = The support you need is not available at this home.
shortlists-skip-risk-area = It would not be safe for you or for somebody else if you lived there. Please ask us about it.
shortlists-skip-arrears = You owe more rent or housing debt than our rules allow without a payment plan.
shortlists-skip-asb = We have a record that tenancy rules were seriously broken, and our rules say that this counts.
shortlists-skip-panel-no = A panel decides on this kind of home, and it did not choose your application.
shortlists-skip-under-offer = You already have an offer of another home.
shortlists-skip-noms-one = We have already put you forward for another home.
shortlists-skip-no-show-view = A viewing was arranged and you were not there.
shortlists-skip-declined-view = You told us that you no longer want this home.
shortlists-skip-refused-offer = You were offered this home and said no.
shortlists-skip-best-use = Another household needs what is special about this home, such as its adaptations.
shortlists-skip-rp-refused = The landlord's own rules do not allow it to let this home to you.
shortlists-skip-suspended = Your application is on hold while we check something.
shortlists-skip-fraud-q = We have a question about the information in your application and must settle it first.
shortlists-skip-tenancy-ref = We could not get references good enough for this landlord.

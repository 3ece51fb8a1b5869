# The ways in for staff.
front-staff-adverts = Your adverts
front-staff-adverts-says = Write an advert, or see how one does.
front-staff-nominations = Nominations
front-staff-nominations-says = Households put forward for your homes.
front-staff-work = Work
front-staff-work-says = What is due today.
front-staff-shortlists = Shortlists
front-staff-shortlists-says = Lists to check and approve.
front-staff-accounts = Accounts
front-staff-accounts-says = People who work here.
front-staff-others = Officers of other councils
front-staff-others-says = Who may act for this council.

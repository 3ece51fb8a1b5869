# Who works here, and where they can go.
web-role-provider = Provider
web-role-officer = Lettings officer
web-role-manager = Manager
web-role-administrator = Administrator
web-staff-today = Today
web-staff-adverts = Adverts
web-staff-nominations = Nominations
web-staff-figures = Figures
web-staff-work = Work
web-staff-cases = Cases
web-staff-shortlists = Shortlists
web-staff-accounts = Accounts
web-staff-landlords = Landlords
web-staff-others = Officers of other councils
web-acting-for = Acting for { $council }

# One page of a long list.
web-previous-page = Previous page
web-next-page = Next page
web-page-of = Page { $number } of { $of }
web-title-page-of = { $title } (page { $number } of { $of })
web-reference-of = Reference
web-pages-of-case = Pages of this case

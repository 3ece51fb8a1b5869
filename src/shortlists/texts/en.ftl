# What bidders are told when a list is made.
shortlists-told-closed = A home you bid for has closed
shortlists-told-place = Bids for { $home } have closed. You are { $place } of { $of } on the list. We now check the list from the top. We will write again when the home is let.
shortlists-told-interest = Interest in { $home } has closed. You are { $place } of { $of } by time. The landlord chooses and will tell you.

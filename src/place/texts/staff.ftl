# What the usual rents say of a rent.
place-rent-usual = This rent is usual for a home of this size here.
place-rent-lower = { $rent } a week is lower than usual. Rents for homes like this are { $least } to { $most }. Check that it is right.
place-rent-higher = { $rent } a week is higher than usual. Rents for homes like this are { $least } to { $most }. Check that it is right.
place-rent-refused = { $rent } a week cannot be right. The rent must be between { $least } and { $most } a week.
place-rent-no-range = We hold no usual rents for this council, so we did not check this rent.

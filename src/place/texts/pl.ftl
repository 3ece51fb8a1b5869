# What is wrong with a postcode.
place-postcode-missing = Wpisz kod pocztowy
place-postcode-half = Wpisz pełny kod pocztowy, na przykład NR14 8AB. { $half } to tylko pierwsza połowa
place-postcode-wrong = Wpisz pełny brytyjski kod pocztowy, na przykład NR14 8AB

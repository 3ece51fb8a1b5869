# Questions that a council's scheme asks in its own words.
own-yes = Tak
own-no = Nie
own-none = Brak
own-unsure = Jeszcze nie wiem
own-days = { $n ->
    [one] 1 dzień
    [few] { $n } dni
   *[many] { $n } dni
}
own-weeks = { $n ->
    [one] 1 tydzień
    [few] { $n } tygodnie
   *[many] { $n } tygodni
}
own-years = { $n ->
    [one] 1 rok
    [few] { $n } lata
   *[many] { $n } lat
}
own-length-hint = Na przykład 8 tygodni albo 1 rok i 3 miesiące
own-places-hint = Wpisz każdą miejscowość w osobnym wierszu
own-at = Godzina
own-at-hint = Na przykład 14:05

# What is wrong with an answer.
own-choose = Wybierz jedną z odpowiedzi
own-both = Podaj odpowiedź albo zaznacz pole, nie jedno i drugie
own-place = Wybierz miejscowość z listy
own-places = Wpisz co najmniej jedną miejscowość, każdą w osobnym wierszu
own-place-near = { $line } nie ma na liście. Czy chodzi o { $near }?
own-place-unknown = { $line } nie ma na liście
own-number = Wpisz liczbę całkowitą, na przykład { $like }
own-decimal = Wpisz liczbę, na przykład 2,5
own-between = Podaj odpowiedź od { $least } do { $most }
own-a-date = datę
own-date = Wpisz datę
own-moment = Wpisz datę i godzinę
own-time = Wpisz godzinę, na przykład 14:05
own-length = Wpisz czas, na przykład 8 tygodni, 3 miesiące albo 2 lata
own-text = Wpisz odpowiedź
own-one-line = Wpisz odpowiedź w jednym wierszu
own-shorten = Skróć odpowiedź do { $most } znaków. Teraz jest ich { $n }
own-not-fit = Urząd nie może użyć tej odpowiedzi. Sprawdź ją
own-not-fit-because = Urząd nie może użyć tej odpowiedzi. { $says }
own-fault-of = { $what }: { $says }

# The frame of every page.
web-skip = Przejdź do głównej treści
web-exit-quickly = Szybko opuść tę stronę
web-leave-at-once = Natychmiastowe opuszczenie strony
web-problem-heading = Coś wymaga poprawy
web-signed-in-as = Zalogowano:
web-signed-in-until = Automatyczne wylogowanie: { $clock }
web-sign-out = Wyloguj się
web-main-pages = Główne strony
web-get-help-from = Pomoc: { $council }
web-about-this-service = O tym serwisie
web-error-prefix = Błąd:
web-in-another-language = Język
web-service-information = Informacje o serwisie
web-menu = Menu
web-back = Wróć
web-important = Ważne
web-success = Gotowe
web-warning = Uwaga
web-emergency = Nagłe wyjście:
web-exit-this-page = Opuść tę stronę
web-exiting = Wczytywanie.
web-exit-timed-out = Minął czas na szybkie opuszczenie strony.
web-exit-two-more = Shift: naciśnij jeszcze 2 razy, aby wyjść.
web-exit-one-more = Shift: naciśnij jeszcze 1 raz, aby wyjść.
web-previous-html = Poprzednia<span class="govuk-visually-hidden"> strona</span>
web-next-html = Następna<span class="govuk-visually-hidden"> strona</span>
web-page-number = Strona { $n }
web-pagination = Strony
web-breadcrumb = Ścieżka nawigacji
web-day = Dzień
web-month = Miesiąc
web-year = Rok
web-password-show = Pokaż
web-password-hide = Ukryj
web-password-show-label = Pokaż hasło
web-password-hide-label = Ukryj hasło
web-password-shown = Hasło jest widoczne
web-password-hidden = Hasło jest ukryte
web-filters = Filtry
web-filters-on = Włączone filtry
web-show-homes = Pokaż mieszkania
web-remove-filter = Usuń filtr:
web-the-rule = zasada
web-yes = Tak
web-no = Nie
web-clear-filters = Wyczyść wszystkie filtry
web-show-as = Widok
web-order-by = Kolejność
web-search-place = Miasto, wieś lub kod pocztowy
web-search-bedrooms = Sypialnie

# The foot, and the links at the top.
web-help = Pomoc
web-contact = Kontakt
web-accessibility = Dostępność
web-privacy = Prywatność
web-cookies = Pliki cookie
web-find-a-home = Znajdź mieszkanie
web-let-results = Wyniki przydziału
web-how-we-decide = Jak decydujemy
web-sign-in = Zaloguj się
web-my-housing = Moja sprawa
web-my-bids = Moje zgłoszenia
web-account = Konto
# What is wrong with a form. $what is what the field asks for, as it stands after "enter" or "choose".
web-form-enter = Wpisz { $what }
web-form-one-line = Wpisz { $what } w jednym wierszu
web-form-shorten = Skróć { $what } do { $most } znaków. Teraz jest ich { $n }
web-form-between = Wpisz { $what } od { $least } do { $most }
web-form-whole = Wpisz { $what } jako liczbę całkowitą, na przykład { $like }
web-form-choose = Wybierz { $what }
web-form-date = Wpisz { $what } jako dzień, miesiąc i rok, na przykład 27 3 2026
web-form-real-date = Wpisz { $what } jako prawdziwą datę. Nie ma dnia { $day } { $month } { $year }
web-form-an-email = adres e-mail
web-form-email = Wpisz adres e-mail we właściwej postaci, na przykład name@example.org
web-form-money = Wpisz kwotę w funtach, na przykład 112,50
web-form-money-pence = Wpisz kwotę z najwyżej dwiema cyframi po kropce
web-form-money-large = Ta kwota jest za duża
web-form-money-of = Podaj { $what } w funtach, na przykład 112.50
web-form-money-pence-of = Podaj { $what } z najwyżej dwiema cyframi pensów, na przykład 112.50
web-form-money-large-of = Podaj mniejszą kwotę: { $what }

# Pages of what went wrong.
web-not-found = Nie ma takiej strony
web-not-found-says = Jeśli adres był wpisany ręcznie, sprawdź go. Jeśli prowadził tu link, może być nieaktualny.
web-forbidden = Nie mogliśmy przyjąć tego formularza
web-forbidden-says = Strona mogła być otwarta zbyt długo. Wróć, wczytaj ją ponownie i wyślij jeszcze raz. Nic nie zapisano.
web-conflict = Nie można tego zrobić
web-conflict-says = Od otwarcia strony coś się zmieniło.
web-too-large = To za dużo naraz
web-too-large-says = Skróć tekst albo wybierz mniejszy plik, do 10 MB. Wyślij ponownie. Nic nie zapisano.
web-unprocessable-says = Wróć i popraw to, co jest na liście.
web-too-many = Za dużo prób
web-too-many-says = Dla bezpieczeństwa kont ograniczamy liczbę prób. Jeśli nie możesz czekać, zadzwoń do nas.
web-try-again = Spróbuj ponownie za { $n ->
    [one] 1 minutę
    [few] { $n } minuty
   *[many] { $n } minut
}.
web-busy = Serwis jest teraz przeciążony
web-busy-says = Nic nie zapisano. Odczekaj kilka sekund i spróbuj ponownie.
web-our-fault = Przepraszamy, coś poszło nie tak
web-our-fault-says = To nasza wina. Nic nie zapisano. Spróbuj ponownie za kilka minut.
web-reference-html = Jeśli to się powtórzy, podaj nam ten numer: <strong>{ $reference }</strong>
web-to-start = Przejdź do strony głównej
web-phone = Telefon:
web-email = E-mail:
web-come-in = Biuro: { $office }
web-about = O tej radzie: { $council }
web-in-doubt = Straciliśmy łączność z bazą podczas zapisywania. Poczekaj kilka sekund. Zanim spróbujesz znowu, sprawdź, czy się zapisało.
web-link-spent = Ten odnośnik już nie działa
web-new-link = Poproś o nowy odnośnik
web-forgotten = Nie pamiętasz hasła?
web-back-to-form = Otwórz formularz jeszcze raz

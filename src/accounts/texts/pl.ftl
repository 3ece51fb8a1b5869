# One's own account.
accounts-your-account = Twoje konto
accounts-name = Imię i nazwisko
accounts-email = Adres e-mail
accounts-password = Hasło
accounts-password-set = Ustawione
accounts-change-password-html = Zmień<span class="govuk-visually-hidden"> hasło</span>
accounts-where-signed-in = Twoje otwarte sesje
accounts-ends = Jeśli nic nie zrobisz, wylogujemy Cię tutaj: { $ends }.
accounts-stay = Nie wylogowuj mnie
accounts-this-device = To urządzenie
accounts-other-device = Inne urządzenie
accounts-signed-in-on = Logowanie: { $began }. Ostatnie użycie: { $seen }
accounts-sign-out = Wyloguj się
accounts-sign-out-device = na urządzeniu z logowaniem: { $began }
accounts-sign-out-everywhere = Wyloguj się wszędzie
accounts-still-signed-in = Sesja została przedłużona.
accounts-device-out = To urządzenie zostało wylogowane.

# Signing in and up.
accounts-sign-in = Zaloguj się
accounts-forgotten-link = Nie pamiętasz hasła?
accounts-no-account-html = Nie masz jeszcze konta? <a class="govuk-link" href="/sign-up{ $from }">Załóż konto</a>, aby zapisać się do rejestru.
accounts-make = Załóż konto
accounts-make-says = Konto jest potrzebne, aby zapisać się do rejestru i zgłaszać się do mieszkań.
accounts-full-name = Imię i nazwisko
accounts-email-sign-in = Adres e-mail
accounts-email-hint = Wyślemy tam wiadomość. Podaj adres, który czytasz tylko Ty.
accounts-choose-password = Wymyśl hasło
accounts-password-hint = Co najmniej 8 znaków. Dobre hasło to na przykład trzy dowolne słowa.
accounts-password-sign-in = Hasło
accounts-continue = Dalej
accounts-have-account-html = Masz już konto? <a class="govuk-link" href="/sign-in{ $from }">Zaloguj się</a>
accounts-finish = Dokończ zakładanie konta
accounts-finish-says = Konto dla: { $name }, { $email }.
accounts-finish-now = Zakończ i zaloguj się
accounts-go-to-sign-in = Przejdź do logowania
accounts-forgotten = Zapomniane hasło
accounts-forgotten-says = Wyślemy Ci link do ustawienia nowego.
accounts-email-of-account = Adres e-mail Twojego konta
accounts-send-link = Wyślij link
accounts-new-password-title = Ustaw nowe hasło
accounts-new-password-says = Wylogujemy Cię na wszystkich urządzeniach.
accounts-new-password = Nowe hasło
accounts-set-password = Ustaw hasło
accounts-change-title = Zmień hasło
accounts-change-says = Inne urządzenia zostaną wylogowane.
accounts-present = Obecne hasło
accounts-change = Zmień hasło
accounts-back = Wróć do konta
accounts-check-email = Sprawdź pocztę e-mail
accounts-sent-finish = Wysłaliśmy Ci wiadomość. Otwórz link, aby dokończyć zakładanie konta.
accounts-sent-once = Link działa jeden raz, przez 60 minut. Jeśli nic nie przyjdzie, sprawdź folder ze spamem.
accounts-sent-have-account = Jeśli masz już konto, piszemy o tym w wiadomości.
accounts-sent-forgotten = Jeśli istnieje konto z tym adresem, wysłaliśmy tam wiadomość.
accounts-sent-new-password = Otwórz link, aby ustawić nowe hasło. Działa jeden raz, przez 60 minut.
accounts-password-is-set = Hasło jest ustawione. Możesz się nim zalogować.
accounts-password-changed = Hasło zmienione. Inne urządzenia zostały wylogowane.

# What is wrong with a form.
accounts-wrong = Adres e-mail lub hasło się nie zgadza
accounts-your-full-name = swoje imię i nazwisko
accounts-enter-password = Wpisz hasło
accounts-enter-present = Wpisz obecne hasło
accounts-present-wrong = Obecne hasło się nie zgadza
accounts-password-short = Wpisz hasło, które ma co najmniej 8 znaków
accounts-password-long = Wpisz hasło, które ma najwyżej 200 znaków
accounts-password-easy = Wymyśl hasło trudniejsze do odgadnięcia. Dobre hasło to na przykład trzy dowolne słowa
accounts-enter-email = Wpisz swój adres e-mail
accounts-enter-your-password = Wpisz swoje hasło
accounts-link-spent = Ten odnośnik został już użyty albo jest za stary.
accounts-mail-hello = Dzień dobry, { $name }!
accounts-mail-finish = Otwórz tę stronę, aby dokończyć zakładanie konta. Działa jeden raz, przez 60 minut.
accounts-mail-finish-not-you = Jeśli to pomyłka, zignoruj tę wiadomość. Konto nie powstanie.
accounts-mail-have = Masz już konto
accounts-mail-have-says = Ktoś chciał założyć nowe konto z tym adresem e-mail. Masz już konto.
accounts-mail-sign-in = Zaloguj się: { $address }
accounts-mail-forgotten = Nie pamiętasz hasła? { $address }
accounts-mail-have-not-you = Jeśli to pomyłka, zignoruj tę wiadomość. Nic się nie zmieniło.
accounts-mail-password = Otwórz tę stronę, aby ustawić nowe hasło. Działa jeden raz, przez 60 minut.
accounts-mail-password-not-you = Jeśli to pomyłka, zignoruj tę wiadomość. Hasło się nie zmieni.
accounts-mail-changed = Hasło zostało zmienione
accounts-mail-changed-says = Hasło do Twojego konta zostało zmienione, a inne urządzenia wylogowane.
accounts-mail-changed-not-you = Jeśli to nie Ty, ustaw teraz nowe: { $address }
accounts-enter-new-password = Wpisz nowe hasło

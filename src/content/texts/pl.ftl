content-help-title = Pomoc
content-contact-title = Kontakt
content-accessibility-title = Dostępność
content-privacy-title = Prywatność
content-cookies-title = Pliki cookie

# Help.
content-help-lead = Nie musisz robić tego samodzielnie ani przez internet.
content-help-phone = Przez telefon lub na miejscu
content-help-phone-html = Zadzwoń: <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a>. Pomożemy wypełnić wniosek albo zgłosić się do mieszkania. Możesz też przyjść: { $office }.
content-help-language = W innym języku lub innej formie
content-help-language-says = Powiedz nam, w jakim języku mówisz lub czy potrzebujesz dużego druku. Znajdziemy dobry sposób.
content-help-works = Jak to działa
content-help-step-account-html = <a class="govuk-link" href="/sign-up?council={ $slug }">Załóż konto</a> i zapisz się do rejestru oczekujących.
content-help-step-band = Sprawdzamy odpowiedzi i podajemy Twoją grupę pierwszeństwa z uzasadnieniem.
content-help-step-bid-html = <a class="govuk-link" href="/{ $slug }/homes">Znajdź mieszkanie</a> i zgłoś się przed terminem, który jest przy nim podany. Przy większości mieszkań nie ma znaczenia, kiedy to zrobisz.
content-help-new-on = Następne mieszkania pojawią się w dniu: { $day }.
content-help-step-order-html = Układamy zgłoszenia według <a class="govuk-link" href="/{ $slug }/how-we-decide">zasad</a>. Wynajmujący kontaktuje się z pierwszym gospodarstwem domowym.
content-help-step-tell = Zawiadamiamy wszystkich, którzy się zgłosili, co się stało i dlaczego.
content-help-questions = Częste pytania
content-help-password = Nie pamiętam hasła
content-help-password-html = Możesz <a class="govuk-link" href="/sign-in/forgotten?council={ $slug }">ustawić nowe</a>. Wyślemy link e-mailem.
content-help-no = Co się stanie, jeśli odmówię przyjęcia mieszkania?
content-help-no-says = Mieszkanie dostanie następne gospodarstwo domowe. Możesz zgłaszać się dalej. Urzędnik przeczyta powód i da znać, jeśli Twoje pierwszeństwo się zmieni.
content-help-change = Coś się u mnie zmieniło
content-help-change-html = Zaloguj się, otwórz stronę <a class="govuk-link" href="/my">Moja sprawa</a> i wybierz „Zgłoś zmianę”.
content-help-wrong = Uważam, że decyzja jest błędna
content-help-wrong-says = Możesz poprosić o ponowne rozpatrzenie. Każda decyzja mówi, jak to zrobić i na jakich zasadach się opiera.
content-help-tonight = Jeśli nie masz gdzie dziś spać
content-help-tonight-html = Zadzwoń od razu: <a class="govuk-link lintel-nowrap" href="tel:{ $dial }">{ $phone }</a>, { $hours }. Nie czekaj na wynik zgłoszenia.
content-help-night-html = W nocy, w weekendy i w święta dzwoń pod <a class="govuk-link lintel-nowrap" href="tel:{ $dial }">{ $phone }</a>.
content-help-no-night = Poza godzinami pracy nikt nie odbiera telefonu. Zadzwoń albo przyjdź, gdy tylko otworzymy: { $office }.
content-help-danger = Jeśli grozi Ci niebezpieczeństwo, dzwoń pod 999 o każdej porze.

# Contact.
content-contact-lead = Dział mieszkaniowy ({ $council }) odpowiada na pytania o rejestr, zgłoszenia i oferty.
content-phone = Telefon
content-contact-night = Poza godzinami pracy
content-contact-night-says = jeśli nie masz gdzie spać
content-contact-no-night = Nikt nie odbiera telefonu. Jeśli grozi Ci niebezpieczeństwo, dzwoń pod 999.
content-email = E-mail
content-office = Biuro
content-contact-reference-html = Jeśli masz numer sprawy, przygotuj go. Jest na stronie <a class="govuk-link" href="/my">Moja sprawa</a>.
content-contact-landlords = Wynajmujący, którzy chcą ogłosić mieszkanie, mogą użyć tego samego telefonu i adresu e-mail.

# Accessibility.
content-access-lead = Chcemy, aby każdy mógł korzystać z tego serwisu.
content-access-works = Działa z samą klawiaturą, z czytnikiem ekranu, w czterokrotnym powiększeniu oraz bez obrazków i skryptów. Na telefonie niczego nie brakuje.
content-access-level = Ten serwis częściowo spełnia wytyczne WCAG 2.2 na poziomie AA. Powody są na tej liście.
content-access-tested = Każdą zmianę sprawdza program na każdym rodzaju strony, samą klawiaturą, w czterokrotnym powiększeniu i w druku. Strony oglądają też ludzie.
content-access-prepared = Dzień przygotowania tej informacji: { $day }. Dotyczy ona wszystkich stron tego serwisu.
content-access-faults = Co wymaga jeszcze poprawy
content-access-map = Z mapy nie skorzystają osoby niewidome. Te same mieszkania są na liście.
content-access-tables = Szerokie tabele dla urzędników przewijają się w bok na wąskim ekranie, a na telefonie są listą.
content-access-english = Treść ogłoszeń i zasad oraz słowa urzędników są tylko po angielsku. Przez telefon możemy je przeczytać w innym języku.
content-access-help = Jeśli coś nie działa
content-access-help-html = Daj nam znać: <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a> lub <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>. Załatwimy sprawę przez telefon i usuniemy problem.
content-access-advice = Jeśli nasza odpowiedź nie pomoże, poradzi Ci Equality Advisory and Support Service pod numerem 0808 800 0082.

# Privacy.
content-privacy-lead = O Twoje dane dba { $council }. Używamy ich, aby decydować o mieszkaniach. Nie robimy z nimi nic, co mogłoby Cię zaskoczyć.
content-privacy-keep = Co przechowujemy
content-privacy-keep-you = Twoje informacje o gospodarstwie domowym, mieszkaniu, zdrowiu i pieniądzach.
content-privacy-keep-bids = Twoje zgłoszenia, nasze decyzje i uzasadnienia.
content-privacy-keep-who = Kto z naszego zespołu przeglądał dane lub decydował i kiedy.
content-privacy-may = Dlaczego możemy to robić
content-privacy-may-says = Ustawa Housing Act 1996 nakazuje radom mieć zasady przydziału mieszkań i ich przestrzegać. To jest nasza podstawa prawna.
content-privacy-sees = Kto to widzi
content-privacy-officers = Nasi urzędnicy mieszkaniowi oraz urzędnicy innych rad z tego serwisu, gdy decydują o Twojej sprawie.
content-privacy-landlord = Wynajmujący, gdy wskażemy Cię do mieszkania. Widzi tylko to, co potrzebne do najmu.
content-privacy-nobody = Nikt inny nie widzi, że jesteś w rejestrze. Ogłoszone wyniki nie podają nazwisk ani ulic.
content-privacy-risk = Jeśli grozi Ci niebezpieczeństwo
content-privacy-risk-says = Powiedz nam, jeśli ktoś nie powinien wiedzieć, gdzie mieszkasz. Ukryjemy adres, wybierzemy bezpieczny kontakt i pominiemy Twoją miejscowość w wynikach.
content-privacy-rights = Twoje prawa
content-privacy-rights-html = Możesz zobaczyć swoje dane, poprawić błędy oraz prosić o ich usunięcie lub wstrzymanie użycia. Napisz: <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>. Skargę możesz też złożyć do Information Commissioner pod numerem 0303 123 1113.

# Cookies.
content-cookies-lead = Serwis zapisuje na Twoim urządzeniu do czterech małych plików (cookie). Bez nich nie może działać.
content-cookies-table = Pliki cookie
content-cookies-name = Nazwa
content-cookies-for = Do czego służy
content-cookies-long = Jak długo
content-cookies-session = Utrzymuje zalogowanie
content-cookies-session-long = Do wylogowania lub zamknięcia przeglądarki
content-cookies-form = Potwierdza, że formularz pochodzi z naszej strony
content-cookies-form-long = Do zamknięcia przeglądarki
content-cookies-said = Pokazuje jeden raz wiadomość, na przykład „Zgłoszenie przyjęte”
content-cookies-said-long = Najwyżej 2 minuty
content-cookies-language = Pamięta wybrany język
content-cookies-language-long = 1 rok
content-cookies-no-others = Innych nie używamy. Nie śledzimy Cię, nie pokazujemy reklam i nie liczymy wizyt za pomocą cookie.

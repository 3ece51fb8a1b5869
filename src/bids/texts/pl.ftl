# The bid panel of a home.
bids-bid-title = Zgłoś się do tego mieszkania
bids-show-title = Zgłoś zainteresowanie tym mieszkaniem
bids-bid-signed-out = Najpierw trzeba się zalogować.
bids-show-signed-out = Najpierw trzeba się zalogować.
bids-sign-in = Zaloguj się
bids-bid-staff = Tutaj zgłaszają się osoby z rejestru.
bids-show-staff = Tutaj osoby z rejestru zgłaszają zainteresowanie.
bids-bid-join = Najpierw trzeba zapisać się do rejestru.
bids-show-join = Najpierw trzeba zapisać się do rejestru.
bids-join = Zapisz się do rejestru
bids-your-bid = Twoje zgłoszenie
bids-have-bid = Mamy Twoje zgłoszenie ({ $reference }).
bids-have-interest = Twoje zainteresowanie jest zapisane ({ $reference }).
bids-see-reasons = Zobacz dlaczego
bids-see-receipt = Zobacz potwierdzenie lub wycofaj zgłoszenie
bids-bid-can = Możesz się zgłosić.
bids-show-can = Możesz zgłosić zainteresowanie.
bids-bid-cannot = Nie możesz zgłosić się do tego mieszkania.
bids-show-cannot = Nie możesz zgłosić zainteresowania tym mieszkaniem.
bids-place-can-change = Twoje miejsce może się zmienić aż do terminu.
bids-left = { $left ->
    [0] Limit zgłoszeń na ten termin jest wykorzystany. Wycofaj jedno, aby zgłosić się do innego mieszkania.
   *[other] Pozostałe zgłoszenia do mieszkań z tym terminem: { $left } z { $limit }.
}
bids-left-until = { $left ->
    [0] Najbliższy termin: { $day }. Limit zgłoszeń na ten termin jest wykorzystany. Wycofaj jedno, aby zgłosić się do innego mieszkania.
   *[other] Najbliższy termin: { $day }. Pozostałe zgłoszenia do mieszkań z tym terminem: { $left } z { $limit }.
}
bids-closes = Termin zgłoszeń: { $closes }
bids-closed = Termin minął: { $closes }
bids-place-between = { $has ->
    [yes] Jesteś
   *[other] Możesz być
} między miejscem { $first } a { $last } z { $of }. Wśród równych kolejność ustali losowanie po terminie.
bids-place-now = { $has ->
    [yes] Twoje miejsce na razie
   *[other] Twoje możliwe miejsce na razie
}: { $place } z { $of }.
bids-place-none = Gdyby termin minął teraz, nie moglibyśmy uwzględnić tego zgłoszenia.
bids-change-interest = Zainteresowanie zapisujemy w kolejności, w jakiej przyszło. Wybiera wynajmujący.
bids-change = Do terminu inni mogą się zgłaszać i wycofywać, więc Twoje miejsce może się zmienić.
bids-ordinal = { $n }.

# Reasons in our own words, and what is still missing.
bids-reason-not-assessed = Jeszcze nie rozpatrzyliśmy Twojego wniosku. Gdy to zrobimy, będzie można się zgłaszać.
bids-reason-withdrawn = To ogłoszenie zostało wycofane.
bids-reason-opens = Zgłoszenia można składać od: { $opens }.
bids-reason-not-open = Jeszcze nie można się zgłaszać.
bids-reason-closed-on = Termin zgłoszeń minął: { $closes }.
bids-reason-closed = Termin zgłoszeń do tego mieszkania już minął.
bids-reason-live-offer = Masz ofertę, która czeka na odpowiedź.
bids-reason-already-bid = Twoje zgłoszenie do tego mieszkania już jest zapisane.
bids-reason-bids-used = Wszystkie zgłoszenia do mieszkań z tym terminem są już wykorzystane.
bids-reason-live-bids = Masz już tyle otwartych zgłoszeń, ile można mieć naraz.
bids-on-hold-until = Twój wniosek jest wstrzymany. Możesz się znowu zgłaszać { $day }.
bids-reason-on-hold = Twój wniosek jest wstrzymany.
bids-reason-housed = Masz już mieszkanie z rejestru.
bids-reason-application-closed = Twój wniosek jest zamknięty.
bids-reason-register = Twój wniosek jest wstrzymany lub zamknięty.
bids-reason-too-young = To mieszkanie jest dla osób starszych.
bids-reason-too-old = To mieszkanie jest dla osób młodszych.
bids-reason-more-people = To mieszkanie jest dla większej liczby osób.
bids-reason-fewer-people = To mieszkanie jest dla mniejszej liczby osób.
bids-cannot-tell = Sprawdzamy jeszcze, czy pozwalają na to zasady.
bids-cannot-tell-missing = Musimy jeszcze wiedzieć: { $missing }.
bids-clause = zasada: punkt { $clause }
bids-clause-ombudsman = zasada: decyzja rzecznika
bids-with-clause = { $says } ({ $clause })

# Who is ahead, in counts.
bids-ahead-band = { $n ->
    [one] 1 gospodarstwo domowe jest
    [few] { $n } gospodarstwa domowe są
   *[many] { $n } gospodarstw domowych jest
} w wyższej grupie pierwszeństwa.
bids-ahead-date = { $n ->
    [one] 1 gospodarstwo domowe ma
    [few] { $n } gospodarstwa domowe mają
   *[many] { $n } gospodarstw domowych ma
} wcześniejszą datę pierwszeństwa w tej samej grupie.
bids-ahead-tier = { $n ->
    [one] 1 gospodarstwo domowe jest
    [few] { $n } gospodarstwa domowe są
   *[many] { $n } gospodarstw domowych jest
} w grupie, dla której to mieszkanie jest w pierwszej kolejności.
bids-ahead-stage = { $n ->
    [one] 1 gospodarstwo domowe jest
    [few] { $n } gospodarstwa domowe są
   *[many] { $n } gospodarstw domowych jest
} w etapie, który ma pierwszeństwo.
bids-ahead-limit = { $n ->
    [one] 1 gospodarstwo domowe mieści
    [few] { $n } gospodarstwa domowe mieszczą
   *[many] { $n } gospodarstw domowych mieści
} się w limicie dla grupy.
bids-ahead-points = { $n ->
    [one] 1 gospodarstwo domowe ma
    [few] { $n } gospodarstwa domowe mają
   *[many] { $n } gospodarstw domowych ma
} więcej punktów.
bids-ahead-reference = { $n ->
    [one] 1 gospodarstwo domowe ma
    [few] { $n } gospodarstwa domowe mają
   *[many] { $n } gospodarstw domowych ma
} pierwszeństwo według numeru sprawy, gdy reszta jest równa.
bids-ahead-draw = { $n ->
    [one] 1 gospodarstwo domowe miało
    [few] { $n } gospodarstwa domowe miały
   *[many] { $n } gospodarstw domowych miało
} pierwszeństwo w losowaniu, gdy reszta była równa.
bids-ahead-time = { $n ->
    [one] 1 gospodarstwo domowe zgłosiło
    [few] { $n } gospodarstwa domowe zgłosiły
   *[many] { $n } gospodarstw domowych zgłosiło
} zainteresowanie wcześniej.
bids-ahead-other = { $n ->
    [one] 1 gospodarstwo domowe ma
    [few] { $n } gospodarstwa domowe mają
   *[many] { $n } gospodarstw domowych ma
} pierwszeństwo według reguły „{ $key }”.

# States of a bid.
bids-state-placed = Przyjęte
bids-state-withdrawn = Wycofane
bids-state-listed = Na liście
bids-state-not-considered = Nieuwzględnione
bids-state-nominated = Wskazane
bids-state-successful = Mieszkanie przyznane
bids-state-unsuccessful = Bez przydziału

# A page of its own for one home.
bids-rent-and-kind = { $rent } za tydzień, { $kind }
bids-see-home = Zobacz zdjęcia, informacje i zasady
bids-rent-from = { $rent }, wynajmujący: { $landlord }.
bids-shown-already = Twoje zainteresowanie było już zapisane. Nic się nie zmieniło.
bids-shown = Twoje zainteresowanie jest zapisane. Ta strona jest jego potwierdzeniem.
bids-placed-already = Twoje zgłoszenie było już zapisane. Nic się nie zmieniło.
bids-placed = Zgłoszenie przyjęte. Ta strona jest jego potwierdzeniem.
bids-interest-withdrawn = Nie ma Cię już na liście do tego mieszkania.
bids-withdrawn = Zgłoszenie wycofane. Możesz je wykorzystać ponownie.

# My bids.
bids-my-bids = Moje zgłoszenia
bids-none-yet = Nie masz jeszcze żadnych zgłoszeń.
bids-find = Znajdź mieszkanie
bids-now = Teraz
bids-none-now = Nie masz teraz żadnych zgłoszeń w toku.
bids-before = Wcześniej
bids-receipt = Potwierdzenie
bids-why = Dlaczego
bids-state = Stan
bids-what-happened = Co się stało
bids-place = Miejsce
bids-time = Kiedy
bids-reference = Numer
bids-home = Mieszkanie
bids-landlord = Wynajmujący
bids-rent = Czynsz
bids-came-in = Data zgłoszenia


# The receipt.
bids-receipt-bid = Mamy Twoje zgłoszenie
bids-receipt-interest = Twoje zainteresowanie jest zapisane
bids-receipt-ended-bid = Twoje zgłoszenie wygasło
bids-receipt-ended-interest = Twoje zainteresowanie wygasło
bids-receipt-withdrawn-bid = Twoje zgłoszenie jest wycofane
bids-receipt-withdrawn-interest = Twoje zainteresowanie jest wycofane
bids-receipt-later-bid = Twoje zgłoszenie
bids-receipt-later-interest = Twoje zainteresowanie
bids-on-the-list = Twoje miejsce na liście: { $place } z { $of }.
bids-was-on-the-list = Twoje miejsce na liście: { $place } z { $of }.
bids-show-again = Zgłoś zainteresowanie ponownie
bids-again = Zgłoś się ponownie do tego mieszkania
bids-hear-taken-down = Ogłoszenie wycofał wynajmujący lub urząd. Nie chodzi o Ciebie. Możesz wykorzystać zgłoszenie do innego mieszkania.
bids-hear-interest-withdrawn = Możesz ponownie zgłosić zainteresowanie. Termin: { $closes }.
bids-hear-withdrawn-open = Możesz wykorzystać to zgłoszenie do innego mieszkania albo ponownie do tego. Termin: { $closes }.
bids-hear-withdrawn = Zgłoszenie wycofano przed terminem, więc się nie liczyło.
bids-hear-interest-open = Termin: { $closes }. Niedługo potem podamy Twoje miejsce na liście. Wybiera wynajmujący, a my napiszemy, co się stało.
bids-hear-open = Termin zgłoszeń: { $closes }. Niedługo potem podamy Twoje miejsce na liście. Napiszemy też, gdy mieszkanie zostanie przyznane.
bids-hear-listed = Termin zgłoszeń minął: { $closes }. Napiszemy, gdy mieszkanie zostanie przyznane.
bids-hear-decided = Termin zgłoszeń minął: { $closes }. To zgłoszenie jest zakończone. Nie musisz nic robić.
bids-next = Co będzie dalej
bids-see-why = Zobacz dlaczego i jak poprosić o ponowne rozpatrzenie
bids-withdraw = Wycofaj to zgłoszenie
bids-withdraw-interest = Wycofaj zgłoszone zainteresowanie
bids-withdraw-interest-says = Jeśli je wycofasz, do terminu możesz zgłosić zainteresowanie jeszcze raz.
bids-withdraw-says = Jeśli je wycofasz, do terminu możesz wykorzystać to zgłoszenie ponownie.

# Why.
bids-reasons = Powody
bids-reasons-in-english = Powody są zapisane słowami z zasad rady, po angielsku. Przez telefon możemy je wyjaśnić po polsku.
bids-who-was-ahead = Kto miał pierwszeństwo
bids-worked-out = Z czego wynika Twoje miejsce
bids-would-change = Co by to zmieniło
bids-if-wrong = Jeśli uważasz, że to błąd
bids-review-over = 21 dni na prośbę o ponowne rozpatrzenie minęło { $day }. Nadal możesz poprosić. Napisz, dlaczego po terminie.
bids-review = Poproś o ponowne rozpatrzenie { $day }. Zajmie się tym ktoś, kto nie podejmował tej decyzji.
bids-phone-html = Telefon, { $council }: <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a>
bids-email-html = E-mail, { $council }: <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>
bids-say-review = Powiedz, że prosisz o ponowne rozpatrzenie („review”), i podaj numer { $reference }.
bids-check-yourself = Sprawdź tę listę samodzielnie
bids-frozen-html = Lista została zamknięta w terminie zgłoszeń. Jej cyfrowy odcisk to <code class="lintel-code">{ $fingerprint }</code>
bids-draw-says = O kolejności równych gospodarstw domowych decyduje losowanie. Pieczęć losowania ogłosiliśmy przed terminem, aby nikt nie mógł wybrać wyniku:
bids-draw-chances = Liczba Twoich szans: { $of }. Każda ma własną liczbę. Najmniejszą miała szansa { $ticket }. Od drugiej szansy jej kolejny numer jest czwartym wierszem.
bids-draw-numbers-html = Ziarno losowania to <code class="lintel-code">{ $seed }</code>, a SHA-256 jego 32 bajtów jest pieczęcią. Twoja liczba to SHA-256 trzech wierszy: ziarna, { $advert } i { $reference }. Wynosi <code class="lintel-code">{ $number }</code>. Najmniejsza liczba jest pierwsza.
bids-not-considered = Twoje zgłoszenie nie zostało uwzględnione. Oto dlaczego.
bids-without-reasons = { $n ->
    [one] Bez tego jednego powodu zgłoszenie byłoby na liście.
    [few] Bez tych { $n } powodów zgłoszenie byłoby na liście.
   *[many] Bez tych { $n } powodów zgłoszenie byłoby na liście.
}
bids-nobody-ahead = Nikt nie był przed Tobą.
bids-nearest-band = Gdyby dotyczyło Cię to, co jest niżej, byłaby to grupa { $band }:
bids-nearest-more = Gdyby dotyczyło Cię to, co jest niżej, Twoje pierwszeństwo byłoby większe:
bids-answer-skipped = Twoje miejsce na liście: { $place } z { $of }. Nie mogliśmy Cię wskazać.
bids-answer-listed = Twoje miejsce na liście do tego mieszkania: { $place } z { $of }. Sprawdzamy listę od góry.
bids-answer-nominated = Twoje miejsce na liście: { $place } z { $of }. Wskazaliśmy Cię do tego mieszkania.
bids-answer-successful = Twoje miejsce na liście: { $place } z { $of }. Mieszkanie jest Twoje.
bids-answer-ended = Twoje miejsce na liście: { $place } z { $of }.
bids-above-draw = Gospodarstwo tuż przed Tobą było równe we wszystkim i wygrało w losowaniu.
bids-above-band = Gospodarstwo tuż przed Tobą jest w grupie { $above }. Twoja grupa to { $here }.
bids-above-date = Gospodarstwo tuż przed Tobą jest w tej samej grupie i ma wcześniejszą datę pierwszeństwa niż Twoja ({ $here }).
bids-above-other = Gospodarstwo tuż przed Tobą miało pierwszeństwo według reguły „{ $key }”. U Ciebie: { $here }.
bids-key-band = Grupa pierwszeństwa
bids-key-date = Data pierwszeństwa
bids-told-bid = Mamy Twoje zgłoszenie: { $home }
bids-told-interest = Zapisaliśmy Twoje zainteresowanie: { $home }
bids-told-bid-came = Mamy Twoje zgłoszenie: { $home }. Data: { $when }. Numer: { $reference }.
bids-told-interest-came = Zapisaliśmy Twoje zainteresowanie: { $home }. Data: { $when }. Numer: { $reference }.
bids-told-until = Możesz się wycofać do terminu: { $closes }. Potem podamy Twoje miejsce.
bids-told-withdrawn = Twoje zgłoszenie jest wycofane: { $home }
bids-told-withdrawn-says = Zgłoszenie { $reference } ({ $home }) jest wycofane. Do terminu możesz zgłosić się ponownie.
bids-told-taken-down = Ogłoszenie z Twoim zgłoszeniem zostało wycofane
bids-told-taken-down-says = To ogłoszenie jest już nieaktualne: { $home }. Zgłoszenie { $reference } wygasło.

# Refusals of what somebody asked for.
bids-refused-stays = To zgłoszenie zostaje. Możesz odmówić, jeśli dostaniesz propozycję tego mieszkania.
bids-refused-nobody = Zaloguj się i spróbuj znowu.
bids-refused-not-counted = To zgłoszenie się nie liczy. Poszukaj innego mieszkania.
bids-refused-reasons = Nie możesz zgłosić się do tego mieszkania. Oto wszystkie powody.
bids-reason-bedrooms = Liczba sypialni, których potrzebujesz: { $need }. To mieszkanie ma: { $home }.
bids-clause-named = zasada: { $clause }
bids-bid-not-yet = Jeszcze nie możesz zgłosić się do tego mieszkania.
bids-tell-us = Odpowiedz: { $what }
bids-state-refused = Twoja odmowa
bids-state-ended = Zakończone
bids-state-offered = Masz ofertę
bids-state-accepted = Twoja zgoda
bids-none-housed = Masz mieszkanie, więc już się nie zgłaszasz.
bids-none-closed = Twój wniosek jest zamknięty, więc nie możesz się zgłaszać.
bids-none-hold = Twój wniosek jest wstrzymany, więc na razie nie możesz się zgłaszać.
bids-none-barred = Nie możesz się zgłaszać, bo teraz nie możesz zapisać się do rejestru.
bids-none-newcomer = Aby się zgłaszać, trzeba najpierw zapisać się do rejestru.
bids-none-waits = Jeszcze nie możesz się zgłaszać. Czego brakuje, mówi strona Moja sprawa.
bids-see-my = Zobacz dlaczego na stronie Moja sprawa
bids-hear-yours = Wynajmujący podpisze z Tobą umowę. Kontakt jest na stronie Moja sprawa.

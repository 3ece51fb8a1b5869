# Glossary, so that one thing has one name everywhere:
# home = mieszkanie (dom where it is a house); council = rada (urząd); social housing = mieszkanie komunalne;
# bid = zgłoszenie; band = grupa pierwszeństwa; priority date = data pierwszeństwa; shortlist = lista wstępna;
# landlord = wynajmujący; housing register = rejestr oczekujących; advert = ogłoszenie; let = przydział;
# nomination = wskazanie; offer = oferta; officer = urzędnik; household = gospodarstwo domowe.
# We say "ty" in short sentences, in the present, without blame, and do not guess anybody's gender.

# Find a home.
homes-heading = Znajdź mieszkanie
homes-place = Miejscowość lub kod pocztowy
homes-most = Najwyższy czynsz za tydzień
homes-bedrooms = Sypialnie
homes-you-need = Potrzebujesz
homes-kind = Rodzaj mieszkania
homes-rent-kind = Rodzaj czynszu
homes-district = Okręg
homes-landlord = Wynajmujący
homes-see-all = Zobacz wszystkie mieszkania
homes-pages = Strony z mieszkaniami
homes-page-of = Znajdź mieszkanie (strona { $n } z { $of })
homes-why-order = Przy większości mieszkań nie ma znaczenia, kiedy się zgłosisz, byle przed terminem
homes-order-map = Miejscowości są w kolejności alfabetycznej.
homes-list = Lista
homes-map = Mapa
homes-count = { $n ->
    [0] Brak mieszkań
    [one] 1 mieszkanie
    [few] { $n } mieszkania
   *[many] { $n } mieszkań
}
homes-new-soon = Zajrzyj ponownie za kilka dni: pojawią się nowe mieszkania.
homes-new-on = Nowe mieszkania pojawią się w dniu: { $day }.
homes-none-open = Teraz nie ma mieszkań, do których można się zgłosić
homes-join-now-html = Już teraz możesz <a class="govuk-link" href="/sign-up?council={ $slug }">zapisać się do rejestru</a>, aby potem od razu się zgłosić.
homes-none-fits = Żadne mieszkanie nie spełnia wszystkich warunków
homes-take-off = Usuń któryś filtr albo zobacz wszystkie mieszkania.
homes-rent-a-week = { $rent } za tydzień
homes-title-and-rent = { $title }, { $rent } za tydzień

# What is filtered for.
homes-sort-closing = Najbliższy termin
homes-sort-rent = Najniższy czynsz
homes-sort-bedrooms = Najmniej sypialni
homes-sort-newest = Najnowsze
homes-order-closing = Najpierw mieszkania z najbliższym terminem zgłoszeń.
homes-order-rent = Najpierw mieszkania o najniższym koszcie za tydzień.
homes-order-bedrooms = Najpierw mieszkania z najmniejszą liczbą sypialni.
homes-order-newest = Najpierw mieszkania ogłoszone ostatnio.
homes-any-landlord = Dowolny wynajmujący
homes-amount-fault = Wpisz kwotę w funtach, na przykład 120
homes-up-to = Do { $rent } za tydzień
homes-step-free = Bez schodów
homes-pets = Zwierzęta
homes-pets-may = Można mieć zwierzęta
homes-garden = Ogród
homes-garden-has = Jest ogród
homes-size-bedsit = Kawalerka
homes-size = { $n ->
    [one] 1 sypialnia
    [few] { $n } sypialnie
   *[many] { $n } sypialni
}
homes-size-many = Co najmniej 4 sypialnie
homes-any-size = Dowolna liczba

# One home in short.
homes-title = { $kind ->
    [flat] mieszkanie
    [maisonette] mieszkanie dwupoziomowe
    [house] dom
   *[other] dom parterowy
}, { $n ->
    [one] 1 sypialnia
    [few] { $n } sypialnie
   *[many] { $n } sypialni
}
homes-kind-one = { $kind ->
    [flat] mieszkanie
    [maisonette] mieszkanie dwupoziomowe
    [house] dom
    [bungalow] dom parterowy
   *[other] kawalerka
}
homes-kind-many = { $kind ->
    [flat] Mieszkania
    [maisonette] Mieszkania dwupoziomowe
    [house] Domy
    [bungalow] Domy parterowe
   *[other] Kawalerki
}
homes-closes-in = Termin zgłoszeń: { $closes }, { $left }
homes-closed-at = Termin minął: { $closed }
homes-closes-with-cycle = Termin zgłoszeń zależy od cyklu, w którym ukaże się ogłoszenie
homes-no-service = Bez opłat za usługi
homes-service = w tym opłata za usługi { $service }
homes-bids = { $n ->
    [0] Nie ma jeszcze zgłoszeń
    [one] 1 zgłoszenie
    [few] { $n } zgłoszenia
   *[many] { $n } zgłoszeń
}
homes-interested = { $n ->
    [0] Nikt jeszcze nie zgłosił zainteresowania
    [one] Zainteresowana jest 1 osoba
    [few] Zainteresowane są { $n } osoby
   *[many] Zainteresowanych jest { $n } osób
}
homes-shown-interest = Twoje zainteresowanie jest zapisane
homes-have-bid = Twoje zgłoszenie jest zapisane
homes-can-bid = Możesz się zgłosić
homes-can-show = Możesz zgłosić zainteresowanie
homes-cannot-bid = Nie możesz się zgłosić.
homes-cannot-show = Nie możesz zgłosić zainteresowania.
homes-more-reasons = { $n ->
    [one] Na stronie mieszkania jest jeszcze 1 powód.
    [few] Na stronie mieszkania są jeszcze { $n } powody.
   *[many] Na stronie mieszkania jest jeszcze { $n } powodów.
}
homes-drawing = { $shape ->
    [terraced] Rysunek domu w zabudowie szeregowej
    [semi-detached] Rysunek domu bliźniaczego
    [detached] Rysunek domu wolnostojącego
    [bungalow] Rysunek domu parterowego
    [flat] Rysunek bloku mieszkalnego
   *[other] Rysunek bloku z mieszkaniami dwupoziomowymi
}

# What is said of a home.
homes-garden-own = Własny ogród
homes-garden-shared = Wspólny ogród
homes-garden-none = Bez ogrodu
homes-parking-own = Własne miejsce parkingowe
homes-parking-shared = Wspólny parking
homes-parking-street = Parkowanie na ulicy
homes-parking-none = Bez miejsca parkingowego
homes-pets-yes = Zwierzęta dozwolone
homes-pets-ask = O zwierzęta zapytaj wynajmującego
homes-pets-ask-short = Zapytaj o zwierzęta
homes-pets-no = Bez zwierząt
homes-heating-gas = Piec gazowy
homes-heating-heat-pump = Pompa ciepła
homes-heating-oil = Piec olejowy
homes-heating-electric = Grzejniki elektryczne
homes-heating-communal = Ogrzewanie wspólne dla budynku
homes-access-general = Są stopnie lub schody
homes-access-few-steps = Jeden lub dwa stopnie
homes-access-no-steps = Bez schodów
homes-access-wheelchair = Przystosowane do wózka inwalidzkiego
homes-tenure-social = Czynsz społeczny
homes-tenure-affordable = Czynsz przystępny
homes-tenure-private = Najem prywatny
homes-floor-ground = Parter
homes-floor = { $n ->
    [-1] Suterena
   *[other] { $n }. piętro
}, { $lift ->
    [yes] z windą
   *[other] bez windy
}

# A home.
homes-caption = { $landlord }, ogłoszenie { $reference }
homes-about = O mieszkaniu
homes-cost = Ile to kosztuje
homes-who = Kto może się zgłosić i kto ma pierwszeństwo
homes-where = Gdzie to jest
homes-where-says = Znak pokazuje miejscowość ({ $place }), a nie dokładny adres.
homes-council-words = Opis i zasady przyznawania napisali wynajmujący i urząd. Są po angielsku. Przez telefon możemy je przetłumaczyć.
homes-all-homes = Wszystkie mieszkania
homes-see-results = Zobacz, jak długo trzeba było czekać na podobne mieszkania
homes-fact-where = Gdzie
homes-fact-for-many = Dla ilu osób
homes-fact-one-room = Kawalerka: jeden pokój
homes-fact-people = { $n ->
    [one] Dla 1 osoby
    [few] Do { $n } osób
   *[many] Do { $n } osób
}
homes-fact-floor = Piętro
homes-fact-getting-in = Wejście i wnętrze
homes-fact-parking = Parkowanie
homes-fact-heating = Ogrzewanie
homes-fact-energy = Klasa energetyczna
homes-fact-energy-unknown = Jeszcze nieznana
homes-fact-age = Wymagany wiek
homes-fact-age-says = Dla osób od { $age } lat
homes-fact-ready = Wolne
homes-fact-now = Od zaraz
homes-fact-from = Od dnia: { $day }
homes-fact-new = Nowe
homes-fact-new-says = Nikt tu jeszcze nie mieszkał
homes-cost-rent = Czynsz za tydzień
homes-cost-no-service = Brak
homes-cost-service = Opłata za usługi za tydzień
homes-cost-week = Razem za tydzień
homes-cost-month = Razem za miesiąc
homes-who-anyone = Każdy może zgłosić zainteresowanie.
homes-who-register = Mogą się zgłosić osoby zapisane do rejestru.
homes-who-age = Osoba, która się zgłasza, musi mieć co najmniej { $age } lat.
homes-order-private = Wybiera wynajmujący. Najwcześniejsze zgłoszenia widzi jako pierwsze.
homes-order-after = Zgłoszenia układamy po terminie. Nie ma znaczenia, kto zgłosi się pierwszy.
homes-order-by-time = Zgłoszenia układamy po terminie. Przy tym mieszkaniu ma znaczenie, kiedy się zgłosisz.
homes-order-council = { $council } sprawdza kolejność i decyduje.

# The map.
homes-map-area = Mapa okolicy z liczbą mieszkań w każdej miejscowości
homes-map-around = Mapa: { $place } i okolica
homes-map-place = { $place }: { $n ->
    [one] 1 mieszkanie
    [few] { $n } mieszkania
   *[many] { $n } mieszkań
}

# A home that is no longer open.
homes-gone-closed-on = Termin zgłoszeń minął: { $closes }.
homes-gone-let = To mieszkanie zostało przyznane
homes-gone-let-says = Wszyscy, którzy się zgłosili, znają już wynik.
homes-gone-unlet = To mieszkanie nie zostało przyznane
homes-gone-unlet-says = Nikt ze zgłaszających się go nie przyjął. Ogłoszenie może się pojawić ponownie.
homes-gone-withdrawn = To ogłoszenie zostało wycofane
homes-gone-withdrawn-says = Ogłoszenie wycofał wynajmujący lub urząd. Zgłoszenia już się nie liczą. Możesz zgłosić się do innego mieszkania.
homes-gone-closed = Termin zgłoszeń już minął
homes-gone-closed-says = Układamy zgłoszenia w kolejności. O wyniku zawiadomimy wszystkich, którzy się zgłosili.
homes-find-another = Znajdź inne mieszkanie

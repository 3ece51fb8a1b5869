results-heading = Co przyznano i jak długo trzeba było czekać
results-lead = Mieszkania przyznane w ostatnich dwóch latach ({ $council }). Pomogą Ci ocenić swoje szanse.
results-how-long = Jak długo trzeba było czekać
results-bars-say = { $said } Każdy pasek to środkowa połowa czasów oczekiwania. Biała linia to środkowy wynik.
results-by-band = Czas oczekiwania według grupy pierwszeństwa i wielkości mieszkania
results-bars-describe = Pasek zaczyna się tam, gdzie jedna czwarta czekała krócej, a kończy tam, gdzie jedna czwarta czekała dłużej. Tabela poniżej ma te same dane.
results-band = Grupa pierwszeństwa
results-size = Wielkość
results-lets = Przyznane mieszkania
results-quarter-less = Jedna czwarta czekała krócej niż
results-half-less = Połowa czekała krócej niż
results-quarter-more = Jedna czwarta czekała dłużej niż
results-waits-note = Czas liczymy od daty pierwszeństwa do przydziału. Przy mniej niż pięciu mieszkaniach nie podajemy czasu.
results-search = Szukaj w wynikach
results-show = Pokaż wyniki
results-place = Miejscowość
results-month = Miesiąc
results-order = Najpierw najnowszy miesiąc. W każdym miesiącu według miejscowości.
results-home = Mieszkanie
results-wait = Czas oczekiwania
results-bids = Zgłoszenia
results-pages = Strony wyników
results-download = Pobierz te wyniki jako arkusz (CSV, po angielsku)
results-none = Nie przyznano mieszkań, które pasują.
results-none-says = Spróbuj innej wielkości, miejscowości lub miesiąca.
results-safe-note = Dla bezpieczeństwa nie podajemy adresów ani dni. Miejscowość podajemy, gdy przyznano w niej co najmniej pięć mieszkań.
results-title = Wyniki przydziału
results-previous = Poprzednia strona
results-next = Następna strona
results-page-of = Strona { $n } z { $of }
results-count = { $n ->
    [0] Brak mieszkań
    [one] 1 mieszkanie przyznane w ostatnich 2 latach
    [few] { $n } mieszkania przyznane w ostatnich 2 latach
   *[many] { $n } mieszkań przyznanych w ostatnich 2 latach
}
results-not-known = Nieznany
results-few = Mniej niż 5
results-not-shown = Nie podajemy
results-said = { $band }, { $size }: środkowa połowa czasów oczekiwania to { $from } – { $to }.
results-band-and-size = { $band }, { $size }
results-bar = od { $from } do { $n } mies.
results-any-size = Dowolna wielkość
results-any-place = Dowolna miejscowość
results-any-month = Dowolny miesiąc
results-elsewhere = Gdzie indziej: { $district }
results-no-band = Bez grupy

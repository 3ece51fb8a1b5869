# What bidders are told when a list is made.
shortlists-told-closed = Koniec zgłoszeń: { $home }
shortlists-told-place = Termin zgłoszeń minął: { $home }. Twoje miejsce na liście: { $place } z { $of }. Teraz sprawdzamy listę od góry. Napiszemy znowu, gdy mieszkanie zostanie przyznane.
shortlists-told-interest = Termin minął: { $home }. Twoje miejsce według czasu: { $place } z { $of }. Wybiera wynajmujący i da Ci znać.
shortlists-told-out = Termin zgłoszeń minął: { $home }. Twoje zgłoszenie nie zostało wzięte pod uwagę.
shortlists-told-skipped = Decyzja w sprawie mieszkania, o które się starasz
shortlists-told-skipped-says = Nie mogliśmy wysłać Twojej kandydatury do tego mieszkania: { $home }.
shortlists-told-skipped-again = Możesz poprosić o ponowne sprawdzenie { $day }.

# Why somebody is passed over. Officers choose these by their titles and may write their own.
shortlists-skip-no-verify = Nie mogliśmy sprawdzić Twoich danych, bo brakowało nam dokumentów.
shortlists-skip-no-contact = Dwa razy próbowaliśmy skontaktować się z Tobą w sprawie tego mieszkania i nie udało się.
shortlists-skip-circ-changed = Twoja sytuacja się zmieniła, a z nią Twoja grupa przy tym mieszkaniu.
shortlists-skip-wrong-band = Po sprawdzeniu wniosku okazało się, że grupa lub data przy tym mieszkaniu była błędna.
shortlists-skip-ineligible-now = Po sprawdzeniu okazało się, że nasze zasady nie pozwalają już przyznać Ci mieszkania z rejestru.
shortlists-skip-no-lc-label = To mieszkanie jest dla osób związanych z tym miejscem, a Twojego związku nie udało się potwierdzić.
shortlists-skip-llp-fail = Lokalny plan mówi, dla kogo jest to mieszkanie, a Twoje gospodarstwo do niego nie pasuje.
shortlists-skip-adapt-mismatch = Udogodnienia w tym mieszkaniu nie odpowiadają temu, czego potrzebuje Twoje gospodarstwo.
shortlists-skip-size-mismatch = To mieszkanie nie ma odpowiedniej wielkości dla Twojego gospodarstwa.
shortlists-skip-age-rule = W tym budynku obowiązuje zasada wieku i Twoje gospodarstwo jej nie spełnia.
shortlists-skip-unaffordable = Wyliczyliśmy, że po opłaceniu czynszu zostałoby Ci za mało na życie.
shortlists-skip-support-needs = Pomoc, której potrzebujesz, nie jest dostępna w tym mieszkaniu.
shortlists-skip-risk-area = Mieszkanie tam nie byłoby bezpieczne dla Ciebie lub kogoś innego. Zapytaj nas o to.
shortlists-skip-arrears = Twój dług za czynsz lub mieszkanie jest większy, niż pozwalają zasady bez planu spłaty.
shortlists-skip-asb = Mamy zapis o poważnym złamaniu zasad najmu, a nasze zasady każą nam to uwzględnić.
shortlists-skip-panel-no = O takich mieszkaniach decyduje komisja i nie wybrała ona Twojego wniosku.
shortlists-skip-under-offer = Masz już propozycję innego mieszkania.
shortlists-skip-noms-one = Twoja kandydatura została już wysłana do innego mieszkania.
shortlists-skip-no-show-view = Oglądanie mieszkania było umówione i nikt nie przyszedł.
shortlists-skip-declined-view = Mamy od Ciebie wiadomość, że nie chcesz już tego mieszkania.
shortlists-skip-refused-offer = Mamy już od Ciebie odmowę w sprawie tego mieszkania.
shortlists-skip-best-use = Inne gospodarstwo potrzebuje tego, co w tym mieszkaniu szczególne, na przykład udogodnień.
shortlists-skip-rp-refused = Własne zasady wynajmującego nie pozwalają przyznać Ci tego mieszkania.
shortlists-skip-suspended = Twój wniosek jest wstrzymany, bo musimy coś sprawdzić.
shortlists-skip-fraud-q = Mamy pytanie o informacje w Twoim wniosku i najpierw musimy je wyjaśnić.
shortlists-skip-tenancy-ref = Nie udało się zdobyć referencji, które wystarczą temu wynajmującemu.

//! First and last names in the mix one meets in Norfolk. People are put together by chance from these lists, so a
//! pair may well belong to somebody; nothing else about them does.

use super::Sex;
use super::chance::Chance;

/// Names that tend to be found together in one family, with white space between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tradition {
    women: &'static str,
    men: &'static str,
    families: &'static str,
}

impl Tradition {
    pub(super) fn draw(chance: &mut Chance<'_>) -> Self {
        *chance.weighted(
            &NORFOLK,
            &[
                (26, &POLISH),
                (24, &PORTUGUESE),
                (18, &ROMANIAN),
                (14, &UKRAINIAN),
                (16, &SOUTH_ASIAN),
                (8, &FILIPINO),
                (12, &SOUTHERN_AFRICAN),
            ],
        )
    }

    pub(super) fn first(self, sex: Sex, chance: &mut Chance<'_>) -> &'static str {
        match sex {
            Sex::Female => chance.word(self.women),
            Sex::Male => chance.word(self.men),
        }
    }

    pub(super) fn last(self, chance: &mut Chance<'_>) -> &'static str {
        chance.word(self.families)
    }
}

/// A name in the plain small letters that an email address is made of.
pub(super) fn in_plain_letters(name: &str) -> String {
    name.chars()
        .filter_map(|letter| match letter {
            'ã' | 'á' | 'ă' => Some('a'),
            'ç' => Some('c'),
            'é' | 'ę' => Some('e'),
            'ł' | 'Ł' => Some('l'),
            'ó' | 'ô' => Some('o'),
            'ś' | 'ș' | 'Ș' => Some('s'),
            'ż' => Some('z'),
            other => other.is_ascii_alphabetic().then(|| other.to_ascii_lowercase()),
        })
        .collect()
}

const NORFOLK: Tradition = Tradition {
    women: "
        Abigail Alice Amelia Amy Angela Anne Barbara Beth Brenda Carol Charlotte Chloe Christine Claire Daisy
        Dawn Donna Doreen Edith Elaine Ella Emily Emma Erin Evie Fern Freya Gemma Georgia Gillian Grace Hannah
        Hazel Heather Holly Isla Jacqueline Jade Jane Janet Jasmine Jean Jenny Jessica Joan Joanne Judith Julie
        Karen Kate Kathleen Kayleigh Kelly Kerry Kirsty Laura Leanne Lily Linda Lisa Lorraine Louise Lucy Maisie
        Margaret Maria Mary Maureen Megan Michelle Millie Molly Natalie Nicola Olivia Pamela Patricia Pauline
        Poppy Rachel Rebecca Rita Rosie Ruby Ruth Sally Samantha Sandra Sarah Sharon Sheila Shirley Sophie
        Stacey Stephanie Susan Sylvia Tanya Tracey Valerie Victoria Violet Wendy Zoe
    ",
    men: "
        Aaron Adam Adrian Alan Albert Alex Alfie Andrew Anthony Archie Arthur Barry Ben Billy Bradley Brian
        Callum Charlie Chris Clive Colin Connor Craig Daniel Darren David Dean Dennis Derek Dylan Edward Elliot
        Eric Ethan Finley Frank Frederick Gareth Gary Geoffrey George Gordon Graham Harry Harvey Henry Ian Jack
        Jacob Jake James Jamie Jason John Jordan Joseph Josh Keith Kenneth Kevin Kieran Kyle Lee Leo Lewis Liam
        Logan Luke Malcolm Mark Martin Mason Matthew Max Michael Nathan Neil Nigel Noah Oliver Oscar Patrick
        Paul Peter Philip Ray Reece Reggie Richard Robert Roger Ronnie Roy Russell Ryan Sam Scott Sean Shane
        Simon Stephen Stuart Terry Theo Thomas Tim Tony Toby Trevor Tyler Victor Wayne William Zach
    ",
    families: "
        Abbs Adcock Aldous Amis Annison Applegate Bacon Bailey Baldry Balls Barber Barker Barnard Beales Betts
        Bird Blyth Bobbins Brighton Brooks Browne Bullen Bunn Burgess Bush Buxton Cannell Catchpole Chapman
        Clarke Cole Cooper Copeman Crane Cubitt Curson Cutting Daniels Davey Dewing Drake Duffield Dye Eagle Eke
        Elvin Farrow Fiddy Fisher Flatt Fuller Futter Gaze George Gibbs Goffin Goodrum Gooch Gotts Green
        Greengrass Grimmer Hall Hannant Harvey Hewitt High Howard Howes Howlett Hubbard Jarvis Jary Jermy Jex
        Kerrison Kett King Lambert Lane Larter Leeder Leggett Ling Lincoln Lake Mace Mallett Mann Marsham Mason
        Matthews Mayes Medler Moore Moy Myhill Neave Nudd Nobbs Norton Nunn Osborne Pardon Parfitt Payne Pegg
        Pitcher Plumstead Pointer Powley Pye Quantrill Ransome Rayner Read Reeve Ribbans Riches Rix Roe Rudd
        Rump Sadd Sayer Seaman Secker Self Sexton Shreeve Skipper Smith Spinks Starling Stevens Sturman Tann
        Taylor Tooke Thirtle Thrower Tidman Tuck Tungate Turner Tuttle Utting Vincent Wade Ward Watling Watts
        Whalebelly Wick Whitwood Williamson Woods Wright Wymer Yallop Youngs
    ",
};

const POLISH: Tradition = Tradition {
    women: "
        Agnieszka Anna Ewa Hanna Joanna Julia Katarzyna Magdalena Maja Zofia
    ",
    men: "
        Adam Antoni Bartosz Jakub Jan Krzysztof Marcin Paweł Piotr Tomasz
    ",
    families: "
        Dudek Kaczmarek Kowalczyk Mazur Nowak Pawlak Stępień Wójcik Wróbel Zając
    ",
};

const PORTUGUESE: Tradition = Tradition {
    women: "
        Ana Beatriz Carla Catarina Inês Leonor Mariana Paula Rita Sofia
    ",
    men: "
        André Bruno Carlos Diogo Gonçalo João Luís Miguel Pedro Rui
    ",
    families: "
        Almeida Carvalho Costa Fernandes Ferreira Marques Pereira Ribeiro Silva
    ",
};

const ROMANIAN: Tradition = Tradition {
    women: "
        Alina Andreea Daniela Elena Ioana Larisa Mihaela Raluca Simona
    ",
    men: "
        Adrian Alexandru Andrei Bogdan Florin Ionut Marius Radu Vlad
    ",
    families: "
        Ciobanu Dumitru Ionescu Lungu Matei Munteanu Popescu Rusu Stan
    ",
};

const UKRAINIAN: Tradition = Tradition {
    women: "
        Daryna Iryna Kateryna Nadia Oksana Olena Sofiia Tetiana Yulia
    ",
    men: "
        Andriy Bohdan Danylo Maksym Mykola Oleh Serhiy Taras Yuriy
    ",
    families: "
        Bondarenko Hrytsenko Kovalenko Lysenko Marchenko Savchenko Shevchenko Tkachenko
    ",
};

const SOUTH_ASIAN: Tradition = Tradition {
    women: "
        Amina Anjali Fatima Jaya Meera Nusrat Priya Rukhsana Salma Shreya
    ",
    men: "
        Abdul Anil Arjun Farhan Imran Joseph Kamal Rahul Sanjay Tariq
    ",
    families: "
        Ahmed Begum Chowdhury Hussain Joseph Kaur Khan Miah Patel Thomas
    ",
};

const FILIPINO: Tradition = Tradition {
    women: "
        Analyn Grace Jocelyn Lourdes Maricel Rowena
    ",
    men: "
        Angelo Danilo Jerome Mark Rodel Ramon
    ",
    families: "
        Bautista Cruz Mendoza Reyes Santos
    ",
};

const SOUTHERN_AFRICAN: Tradition = Tradition {
    women: "
        Blessing Chipo Grace Nomsa Rudo Tendai
    ",
    men: "
        Farai Kudzai Prosper Simba Tafara Tinashe
    ",
    families: "
        Chikwanha Dube Moyo Ncube Ndlovu Sibanda
    ",
};

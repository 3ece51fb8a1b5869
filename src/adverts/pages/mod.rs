//! The provider's and the council's pages of adverts.

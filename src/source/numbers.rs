//! Numbers of files by which two states of a strategy agree.

/// The numbers of files, by their places in path order.
#[derive(Clone, Debug)]
pub struct Numbers {
    of: Vec<u32>,
    /// The place of each number; `u32::MAX` where none of these files has it.
    places: Vec<u32>,
}

impl Numbers {
    /// The numbers that are given, place by place; files without one get those from `free` on.
    pub fn new(given: impl Iterator<Item = Option<u32>>, mut free: u32) -> Numbers {
        let number = |given: Option<u32>| {
            given.unwrap_or_else(|| {
                free += 1;
                free - 1
            })
        };
        let of: Vec<u32> = given.map(number).collect();
        let mut places = vec![u32::MAX; free as usize];
        for (place, number) in (0..).zip(&of) {
            places[*number as usize] = place;
        }
        Numbers { of, places }
    }

    /// The number of the file at a place.
    pub fn of(&self, place: usize) -> u32 {
        self.of[place]
    }

    /// The place of the file that has a number.
    pub fn place(&self, number: u32) -> Option<usize> {
        let place = *self.places.get(number as usize)?;
        (place != u32::MAX).then_some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_numbers_stay_and_others_follow() {
        let numbers = Numbers::new([Some(2), None, Some(0), None].into_iter(), 3);
        assert_eq!([0, 1, 2, 3].map(|place| numbers.of(place)), [2, 3, 0, 4]);
        let places: Vec<_> = (0..6).map(|number| numbers.place(number)).collect();
        assert_eq!(places, [Some(2), None, Some(0), Some(1), Some(3), None]);
    }
}

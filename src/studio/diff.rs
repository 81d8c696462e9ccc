//! What changed between two writings of a text, word by word.

/// How a piece of text stands in the newer writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Same,
    Added,
    Removed,
}

/// A run of words that stand alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kept: Kept,
    pub text: String,
}

impl Piece {
    #[must_use]
    pub fn added(&self) -> bool {
        self.kept == Kept::Added
    }

    #[must_use]
    pub fn removed(&self) -> bool {
        self.kept == Kept::Removed
    }
}

/// The largest table that is filled in, in cells: beyond that, the changed part is shown whole.
const MOST_CELLS: usize = 4_000_000;

/// The newer text with what was added, and what was removed where it stood.
#[must_use]
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words(old), words(new));
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = old.iter().zip(&new).take_while(same).count();
    let (old, rest) = (&old[head..], &new[head..]);
    let tail = old
        .iter()
        .rev()
        .zip(rest.iter().rev())
        .take_while(same)
        .count();
    let (old, middle) = (&old[..old.len() - tail], &rest[..rest.len() - tail]);
    let mut pieces = Pieces(Vec::new());
    new[..head]
        .iter()
        .for_each(|word| pieces.add(Kept::Same, word));
    between(old, middle, &mut pieces);
    rest[rest.len() - tail..]
        .iter()
        .for_each(|word| pieces.add(Kept::Same, word));
    pieces.0
}

/// Words, and the blanks between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let parts = [word, &piece[word.len()..]];
        words.extend(parts.into_iter().filter(|part| !part.is_empty()));
    }
    words
}

/// The same with long stretches that did not change cut down to their two ends.
#[must_use]
pub fn brief(pieces: Vec<Piece>) -> Vec<Piece> {
    const END: usize = 120;
    let cut = |piece: Piece| {
        let chars: Vec<char> = piece.text.chars().collect();
        if piece.kept != Kept::Same || chars.len() <= 3 * END {
            return piece;
        }
        let head: String = chars[..END].iter().collect();
        let tail: String = chars[chars.len() - END..].iter().collect();
        Piece {
            text: format!("{head}\n[…]\n{tail}"),
            ..piece
        }
    };
    pieces.into_iter().map(cut).collect()
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn add(&mut self, kept: Kept, word: &str) {
        match self.0.last_mut() {
            Some(last) if last.kept == kept => last.text.push_str(word),
            _ => self.0.push(Piece {
                kept,
                text: word.to_owned(),
            }),
        }
    }
}

/// The longest common subsequence (Wagner and Fischer, Journal of the ACM 21, 1974).
fn between(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    if old.len() * new.len() > MOST_CELLS {
        old.iter().for_each(|word| pieces.add(Kept::Removed, word));
        new.iter().for_each(|word| pieces.add(Kept::Added, word));
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0u32; (old.len() + 1) * width];
    for (i, before) in old.iter().enumerate().rev() {
        for (j, after) in new.iter().enumerate().rev() {
            common[i * width + j] = if before == after {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pieces.add(Kept::Same, new[j]);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            pieces.add(Kept::Removed, old[i]);
            i += 1;
        } else {
            pieces.add(Kept::Added, new[j]);
            j += 1;
        }
    }
    old[i..]
        .iter()
        .for_each(|word| pieces.add(Kept::Removed, word));
    new[j..]
        .iter()
        .for_each(|word| pieces.add(Kept::Added, word));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let pieces = diff(old, new).into_iter();
        pieces
            .map(|piece| match piece.kept {
                Kept::Same => piece.text,
                Kept::Added => format!("[+{}]", piece.text),
                Kept::Removed => format!("[-{}]", piece.text),
            })
            .collect()
    }

    #[test]
    fn words_are_told_apart() {
        for (old, new, expected) in [
            ("a b c", "a b c", "a b c"),
            ("a b c", "a x c", "a [-b][+x] c"),
            ("", "a", "[+a]"),
            ("a b", "", "[-a b]"),
            ("أربع جمل", "أربع جمل قصيرة", "أربع جمل[+ قصيرة]"),
        ] {
            assert_eq!(told(old, new), expected, "{old} → {new}");
        }
    }
}

//! The cheapest bytes that turn one row into another.
//!
//! Used by `paint` for each row that changes. A shortest-path search over columns: a state is
//! the pen in hand and what stands in the rest of the row (a [`Layer`]); a step writes a cell,
//! passes over right ones, erases, deletes or inserts. Blanks, erasures and style changes are
//! weighed against each other by bytes alone. Deliberately blind to other rows, but for the
//! place and pen that come next.

use super::cursor::{Across, Cursor, Field, Way, counted};
use super::layer::{Layer, Origin, cell};
use super::looks::{BLANK, Changes, Kind, Look, Looks, PLAIN, PenId, TAIL};
use crate::terminal::Background;

/// The work on one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'r> {
    pub(super) row: u16,
    pub(super) have: &'r [Look],
    pub(super) want: &'r [Look],
    pub(super) field: Field,
    pub(super) background: Background,
    pub(super) after: After,
}

/// What comes after the row: where the cursor must be, and with which pen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct After {
    pub(super) place: Option<(u16, u16)>,
    pub(super) pen: Option<PenId>,
}

/// One step; columns are those it starts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Go to this column of the row.
    Go(u16),
    /// Go to this column and erase up to it.
    EraseTo(u16),
    /// Write the wanted cell of this column with this pen.
    Write(u16, PenId),
    /// Place the cursor in this column afresh.
    Place(u16),
    /// Pass from one column to another.
    Pass(u16, u16),
    /// Take this pen and erase the rest.
    Erase(PenId),
    /// Take this pen and delete so many cells.
    Delete(u16, PenId),
    /// Take this pen and make room for so many cells.
    Insert(u16, PenId),
}

/// The steps found, and where they leave the cursor.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) steps: Vec<Step>,
    pub(super) cursor: Cursor,
}

#[derive(Debug, Clone, Copy)]
struct State {
    pen: PenId,
    layer: usize,
    cost: u32,
    node: usize,
}

/// A step and the node it follows; the first node of all is its own.
#[derive(Debug, Clone, Copy)]
struct Node {
    previous: usize,
    step: Step,
}

/// What searches use again and again: prices of pens, and room to work in.
#[derive(Debug)]
pub(super) struct Workshop {
    changes: Changes,
    nodes: Vec<Node>,
    /// For each column, the states reached there.
    fronts: Vec<Vec<State>>,
    front: Vec<State>,
    kept: Vec<State>,
}

impl Workshop {
    pub(super) fn new(looks: &Looks<'_>) -> Self {
        Self {
            changes: Changes::new(looks),
            nodes: Vec::with_capacity(1024),
            fronts: Vec::new(),
            front: Vec::new(),
            kept: Vec::new(),
        }
    }

    fn clear(&mut self, width: u16) {
        self.nodes.clear();
        self.fronts.iter_mut().for_each(Vec::clear);
        self.fronts.resize_with(usize::from(width) + 1, Vec::new);
    }
}

struct Search<'r, 'a> {
    task: Task<'r>,
    width: u16,
    looks: &'r Looks<'a>,
    shop: &'r mut Workshop,
    layers: Vec<Layer>,
    found: Option<(u32, usize, Cursor)>,
    /// From here on, everything wanted is the same blank.
    blank_from: u16,
    /// Blank cells that stand at the end of the row; an insertion pushes them out first.
    slack: i16,
}

/// Bytes of `CSI K`.
const ERASE: u32 = 3;
/// Bytes of `CSI 1 K`.
const ERASE_TO: u32 = 4;

/// Finds the cheapest way to make `task.have` look like `task.want`, from where the cursor
/// stands and with the pen in hand. `None` if there is nothing to do.
pub(super) fn route<'a>(
    task: Task<'_>,
    from: Cursor,
    pen: PenId,
    looks: &Looks<'a>,
    shop: &mut Workshop,
) -> Option<Route> {
    let width = u16::try_from(task.want.len()).ok()?;
    let mut layers = Layer::all(task.have, task.want, looks);
    // Outside of the margins some terminals (zutty) delete and insert nothing.
    if task.field.region.is_some_and(|(top, bottom)| !(top..=bottom).contains(&task.row)) {
        layers.retain(|layer| {
            matches!(layer.origin, Origin::Shifted(0) | Origin::Erased | Origin::ErasedTo(_))
        });
    }
    let first = layers.first()?.next_wrong(0);
    if first >= width {
        return None;
    }
    let last = task.want.last().copied().unwrap_or(BLANK);
    let blank_from = if looks.face(last).is_some_and(|face| face.kind == Kind::Blank) && last != TAIL {
        width - u16::try_from(task.want.iter().rev().take_while(|&&look| look == last).count()).unwrap_or(0)
    } else {
        width
    };
    let blanks = task.have.iter().rev().take_while(|&&look| look == BLANK).count();
    let slack = i16::try_from(blanks).unwrap_or(i16::MAX);
    shop.clear(width);
    let mut search = Search { task, width, looks, shop, layers, found: None, blank_from, slack };
    search.start(from, pen, first);
    for column in 0..=width {
        search.expand(column);
    }
    search.finished()
}

impl Search<'_, '_> {
    /// Every column from which a route may begin: the first wrong one, a little before it
    /// (when that is cheaper to reach), or the end of an erasure.
    fn start(&mut self, from: Cursor, pen: PenId, first: u16) {
        for column in [first, 0].into_iter().chain((1..4).filter_map(|back| first.checked_sub(back))) {
            let head = cell(self.task.want, column) != TAIL;
            if head && (column > 0 || first < 8) {
                let cost = Way::between(from, (self.task.row, column), self.task.field).len();
                let node = self.node(usize::MAX, Step::Go(column));
                self.put(column, State { pen, layer: 0, cost, node });
            }
        }
        for layer in 0..self.layers.len() {
            if let Some(Origin::ErasedTo(end)) = self.layers.get(layer).map(|layer| layer.origin) {
                let erasing = self.erasing(pen, BLANK);
                let cost = Way::between(from, (self.task.row, end), self.task.field).len()
                    + ERASE_TO
                    + self.shop.changes.len(self.looks, pen, erasing);
                let node = self.node(usize::MAX, Step::EraseTo(end));
                self.put(end, State { pen: erasing, layer, cost, node });
            }
        }
    }

    fn node(&mut self, previous: usize, step: Step) -> usize {
        self.shop.nodes.push(Node { previous, step });
        self.shop.nodes.len() - 1
    }

    fn put(&mut self, column: u16, state: State) {
        let Some(front) = self.shop.fronts.get_mut(usize::from(column)) else { return };
        match front.iter_mut().find(|other| other.pen == state.pen && other.layer == state.layer) {
            Some(other) if other.cost <= state.cost => {}
            Some(other) => *other = state,
            None => front.push(state),
        }
    }

    /// Follows `state` by a step.
    fn step(&mut self, state: State, step: Step, to: u16, pen: PenId, layer: usize, price: u32) {
        let node = self.node(state.node, step);
        self.put(to, State { pen, layer, cost: state.cost + price, node });
    }

    /// The pen to erase with so that `look` is left: the one in hand if it does.
    fn erasing(&self, pen: PenId, look: Look) -> PenId {
        let wanted = self.looks.face(look).map_or(PLAIN, |face| face.pen);
        if self.looks.on_blank(pen) == wanted { pen } else { wanted }
    }

    /// Whether erasing can leave a blank look behind.
    fn erasable(&self, look: Look) -> bool {
        look == BLANK
            || self.task.background == Background::Erased
                && self
                    .looks
                    .face(look)
                    .is_some_and(|face| face.kind == Kind::Blank && self.looks.pen(face.pen).erases())
    }

    /// Follows every state of a column that another does not beat. Erasing and deleting stay
    /// in the column, hence the rounds.
    fn expand(&mut self, column: u16) {
        let mut kept = std::mem::take(&mut self.shop.kept);
        let mut front = std::mem::take(&mut self.shop.front);
        kept.clear();
        loop {
            front.clear();
            if let Some(reached) = self.shop.fronts.get_mut(usize::from(column)) {
                std::mem::swap(reached, &mut front);
            }
            if front.is_empty() {
                break;
            }
            front.sort_unstable_by_key(|state| state.cost);
            for &state in &front {
                // A pen is not worth more than the SGR that gives it.
                let beaten = kept.iter().any(|other: &State| {
                    other.layer == state.layer
                        && other.cost + self.shop.changes.len(self.looks, other.pen, state.pen) <= state.cost
                });
                let hopeless = self.found.is_some_and(|(cost, ..)| state.cost >= cost);
                if !beaten && !hopeless {
                    kept.push(state);
                    self.follow(state, column);
                }
            }
        }
        self.shop.kept = kept;
        self.shop.front = front;
    }

    fn follow(&mut self, state: State, column: u16) {
        let Some(layer) = self.layers.get(state.layer) else { return };
        let (next_wrong, right, origin) = (layer.next_wrong(column), layer.right(column), layer.origin);
        if next_wrong >= self.width {
            let cursor = if column < self.width {
                Cursor::At(self.task.row, column)
            } else {
                Cursor::Row(self.task.row)
            };
            self.finish(state.cost, state.node, cursor, state.pen);
        }
        if column >= self.width {
            return;
        }
        if right && next_wrong < self.width {
            let price = Across::between(column, next_wrong).len();
            self.step(state, Step::Pass(column, next_wrong), next_wrong, state.pen, state.layer, price);
        }
        self.write(state, column);
        self.erase(state, column, origin);
        if let Origin::Shifted(shift) = origin {
            self.shift(state, column, shift);
        }
    }

    fn write(&mut self, state: State, column: u16) {
        let look = cell(self.task.want, column);
        let Some(face) = self.looks.face(look) else { return };
        let (width, kind) = (face.width, face.kind);
        let blank = matches!(kind, Kind::Blank | Kind::Filler);
        let pen = if blank && self.looks.on_blank(state.pen) == face.pen { state.pen } else { face.pen };
        let price = self.shop.changes.len(self.looks, state.pen, pen) + self.looks.text_len(look);
        let to = column + width;
        if kind != Kind::Unsure {
            self.step(state, Step::Write(column, pen), to, pen, state.layer, price);
            return;
        }
        let node = self.node(state.node, Step::Write(column, pen));
        let cost = state.cost + price;
        let rest_right = self.layers.get(state.layer).is_some_and(|layer| layer.next_wrong(to) >= self.width);
        if to >= self.width || rest_right {
            self.finish(cost, node, Cursor::Row(self.task.row), pen);
        }
        if to < self.width {
            let price = Way::Address(self.task.row, to).len();
            let reached = State { pen, layer: state.layer, cost, node };
            self.step(reached, Step::Place(to), to, pen, state.layer, price);
        }
    }

    fn erase(&mut self, state: State, column: u16, origin: Origin) {
        let look = cell(self.task.want, column);
        if column >= self.blank_from && self.erasable(look) {
            let pen = self.erasing(state.pen, look);
            let price = self.shop.changes.len(self.looks, state.pen, pen) + ERASE;
            let node = self.node(state.node, Step::Erase(pen));
            self.finish(state.cost + price, node, Cursor::At(self.task.row, column), pen);
        } else if origin != Origin::Erased {
            let pen = self.erasing(state.pen, BLANK);
            let price = self.shop.changes.len(self.looks, state.pen, pen) + ERASE;
            self.step(state, Step::Erase(pen), column, pen, 1, price);
        }
    }

    /// Deletes or inserts cells so that the rest stands where it is wanted. What an insertion
    /// pushes out at the end is lost: unless those are blanks, deleting comes first.
    fn shift(&mut self, state: State, column: u16, shift: i16) {
        for layer in 0..self.layers.len() {
            let Some(Origin::Shifted(other)) = self.layers.get(layer).map(|layer| layer.origin) else {
                continue;
            };
            let cells = (other - shift).unsigned_abs();
            let loses = other < shift && shift > self.slack;
            if other == shift || loses || column + cells > self.width {
                continue;
            }
            let mut pen = self.erasing(state.pen, BLANK);
            let mut price = self.shop.changes.len(self.looks, state.pen, pen) + counted(cells);
            if other < shift {
                self.step(state, Step::Delete(cells, pen), column, pen, layer, price);
                continue;
            }
            let mut node = self.node(state.node, Step::Insert(cells, pen));
            for gap in column..column + cells {
                let look = cell(self.task.want, gap);
                let Some(face) = self.looks.face(look) else { return };
                let same = face.kind == Kind::Blank && self.looks.on_blank(pen) == face.pen;
                let next = if same { pen } else { face.pen };
                price += self.shop.changes.len(self.looks, pen, next) + self.looks.text_len(look);
                node = self.node(node, Step::Write(gap, next));
                pen = next;
            }
            self.put(column + cells, State { pen, layer, cost: state.cost + price, node });
        }
    }

    /// Compares a finished route with the best, counting what comes after it.
    fn finish(&mut self, cost: u32, node: usize, cursor: Cursor, pen: PenId) {
        let to = self.task.after.place.map_or(0, |place| Way::between(cursor, place, self.task.field).len());
        let style = self.task.after.pen.map_or(0, |next| self.shop.changes.len(self.looks, pen, next));
        let total = cost + to + style;
        if self.found.is_none_or(|(best, ..)| total < best) {
            self.found = Some((total, node, cursor));
        }
    }

    fn finished(&self) -> Option<Route> {
        let (_, mut node, cursor) = self.found?;
        let mut steps = Vec::new();
        while let Some(&Node { previous, step }) = self.shop.nodes.get(node) {
            steps.push(step);
            node = previous;
        }
        steps.reverse();
        Some(Route { steps, cursor })
    }
}

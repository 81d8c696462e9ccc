//! The document around the page: conformity, metadata, structure.
//!
//! This file decides what the file promises: PDF/A-3a (it can still be read in decades) and
//! PDF/UA-1 (it can be read by those who do not see it), both checked while it is written. Dates
//! come from the award and identifiers from its number, so that a sheet drawn again is the same
//! file. The direction of the document is left unset on purpose: readers that honour it turn the
//! French words round.

use krilla::{
    Document, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    error::KrillaError,
    geom::{Point, Rect, Size},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    tagging::{Artifact, ArtifactType, BBox, ContentTag, Node, Tag, TagGroup, TagTree},
};

use super::{
    Logo, SheetData, SheetError, code,
    ornament::{self, HEIGHT, MM, WIDTH},
    page::{self, Block, Role},
    palette::Brush,
    script::{Lang, clean},
    text::Typesetter,
};

/// See [`super::sheet`].
pub(super) fn compose(data: &SheetData) -> Result<Vec<u8>, SheetError> {
    let symbol = code::encode(&data.code)?;
    let blocks = page::blocks(&mut Typesetter::new(), data, &symbol)?;
    let logo = match &data.logo {
        Some(text) => Some(Logo::parse(text).map_err(SheetError::Logo)?),
        None => None,
    };
    let alternative = stated(&data.qr_alternative);
    let title = stated(&data.title_ar);

    let mut document = Document::new_with(settings()?);
    document.set_metadata(metadata(data));
    attach(&mut document, data)?;
    let mut sheet = document.start_page_with(PageSettings::new(size()));
    let mut surface = sheet.surface();
    let mut brush = Brush {
        surface: &mut surface,
        palette: &data.palette,
    };
    draw_ornament(&mut brush, data, logo.as_ref());
    let spans: Vec<Vec<Node>> = blocks
        .iter()
        .map(|block| draw_block(&mut brush, block))
        .collect();
    let figure = brush.surface.start_tagged(ContentTag::Other);
    let (code_x, code_y) = page::code_at(&symbol);
    code::draw(&mut brush, &symbol, code_x, code_y);
    brush.surface.end_tagged();
    surface.finish();

    let mut tree = TagTree::new();
    for (block, mut spans) in blocks.iter().zip(spans) {
        match block.role {
            Role::Title => {
                let heading = Tag::Hn(std::num::NonZeroU16::MIN, title.clone());
                tree.push(TagGroup::with_children(heading, spans));
            }
            Role::Text => tree.push(TagGroup::with_children(Tag::P, spans)),
            Role::Address => {
                let target = Target::Action(Action::Link(LinkAction::new(data.verify_url.clone())));
                let link = LinkAnnotation::new(extent(block), target);
                let annotation = Annotation::new_link(link, alternative.clone());
                spans.push(sheet.add_tagged_annotation(annotation).into());
                let link = TagGroup::with_children(Tag::Link, spans);
                tree.push(TagGroup::with_children(Tag::P, vec![link.into()]));
            }
        }
    }
    let side = code::side(&symbol);
    let place = BBox::new(0, rect(code_x, code_y, side, side));
    let tag = Tag::Figure(alternative)
        .with_bbox(Some(place))
        .with_lang(Some(Lang::Arabic.tag().into()));
    tree.push(TagGroup::with_children(tag, vec![figure.into()]));
    sheet.finish();

    document.set_tag_tree(tree);
    if let Some(title) = title {
        let mut outline = Outline::new();
        let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title, top));
        document.set_outline(outline);
    }
    document.finish().map_err(|e| refusal(&e))
}

fn settings() -> Result<SerializeSettings, SheetError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|e| SheetError::Document(format!("{e:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

fn issued(data: &SheetData) -> DateTime {
    let (year, month, day, hour, minute, second) = data.issued;
    DateTime::new(year)
        .month(month)
        .day(day)
        .hour(hour)
        .minute(minute)
        .second(second)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// The file that travels inside, as data of the document (PDF/A-3, ISO 19005-3 §6.8).
fn attach(document: &mut Document, data: &SheetData) -> Result<(), SheetError> {
    let Some(attachment) = &data.attachment else {
        return Ok(());
    };
    let name = || SheetError::Document(format!("an attachment named {}", attachment.name));
    let file = EmbeddedFile {
        path: attachment.name.clone(),
        mime_type: Some(MimeType::new(&attachment.mime).ok_or_else(name)?),
        description: Some(attachment.description.clone()),
        association_kind: AssociationKind::Data,
        data: attachment.bytes.clone().into(),
        modification_date: Some(issued(data)),
        compress: Some(true),
        location: None,
    };
    document.embed_file(file).ok_or_else(name)
}

fn metadata(data: &SheetData) -> Metadata {
    let authors = [&data.issuer_ar, &data.issuer_la]
        .map(|lines| clean(&lines.join(" ")))
        .into_iter()
        .filter(|author| !author.is_empty())
        .collect();
    let metadata = Metadata::new()
        .description(clean(&data.document_description))
        .keywords(vec![clean(&data.number)])
        .authors(authors)
        .creator("Takwin".into())
        .language(Lang::Arabic.tag().into())
        .creation_date(issued(data))
        .document_id(clean(&data.number));
    match stated(&data.document_title) {
        Some(title) => metadata.title(title),
        None => metadata,
    }
}

/// A text that is there: an empty one would pass for a title or an alternative and say nothing,
/// whereas the standards refuse a document without.
fn stated(text: &str) -> Option<String> {
    Some(clean(text)).filter(|text| !text.is_empty())
}

/// Everything that is only there to be looked at.
fn draw_ornament(brush: &mut Brush<'_, '_>, data: &SheetData, logo: Option<&Logo>) {
    let whole = Some(rect(0.0, 0.0, WIDTH, HEIGHT));
    brush
        .surface
        .start_tagged(ContentTag::Artifact(Artifact::new(
            ArtifactType::Background,
            whole,
        )));
    ornament::watermark(brush, page::AXIS, page::WATERMARK, 58.0);
    ornament::frame(brush);
    match logo {
        Some(logo) => logo.draw(brush, (page::AXIS, page::EMBLEM), page::LOGO),
        None => ornament::khatam(brush, page::AXIS, page::EMBLEM, 13.5),
    }
    ornament::title_rule(brush, page::AXIS, page::TITLE_RULE);
    if !data.facts.is_empty() {
        for y in page::FACT_RULES {
            ornament::rule(brush, page::LEFT, y, page::RIGHT - page::LEFT);
        }
    }
    ornament::seal(brush, page::AXIS, page::SEAL.0, page::SEAL.1);
    brush.surface.end_tagged();
}

fn draw_block(brush: &mut Brush<'_, '_>, block: &Block) -> Vec<Node> {
    let lines = block.lines.iter();
    lines
        .map(|placed| placed.line.draw(brush, placed.x, placed.baseline))
        .collect()
}

/// The area of a block of small print that answers to a click.
fn extent(block: &Block) -> Rect {
    let (mut left, mut right, mut top, mut bottom) = (WIDTH, 0.0f32, HEIGHT, 0.0f32);
    for placed in &block.lines {
        left = left.min(placed.x);
        right = right.max(placed.x + placed.line.width());
        top = top.min(placed.baseline - 3.2);
        bottom = bottom.max(placed.baseline + 1.2);
    }
    rect(left, top, (right - left).max(1.0), (bottom - top).max(1.0))
}

fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect::from_xywh(x * MM, y * MM, w * MM, h * MM)
        .expect("a rectangle of finite corners and positive sides")
}

fn size() -> Size {
    Size::from_wh(WIDTH * MM, HEIGHT * MM).expect("the page has a size")
}

/// Names the rules that were broken; the faces and their bytes, which the error also holds, would
/// flood a log.
fn refusal(error: &KrillaError) -> SheetError {
    let KrillaError::Validation(broken) = error else {
        return SheetError::Document(error.to_string());
    };
    let rules: Vec<String> = broken.iter().map(|(rule, _)| format!("{rule:?}")).collect();
    SheetError::Document(rules.join("; "))
}

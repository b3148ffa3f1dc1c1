// Blocks of a brief → a Word file (Office Open XML), its citations as fields that Zotero knows; without Zotero they are plain text.
// A DOCX is a ZIP archive; its files are stored as they are, which needs no library.
"use strict";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// Text as XML holds it; signs that XML can't hold are left out.
function xml(text) {
  const sound = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
  return sound.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function run(text, bold = false) {
  return `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

function field(code, shown) {
  const sign = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${sign("begin")}<w:r><w:instrText xml:space="preserve"> ${xml(code)} </w:instrText></w:r>${sign("separate")}${run(shown)}${sign("end")}`;
}

// The citation as Zotero's plugins for Word read it: CSL-JSON of each work, with its paragraph.
function citation(cites, works, number) {
  const items = cites.filter((cite) => works.has(cite.key)).map((cite) => {
    const work = works.get(cite.key);
    const at = cite.locator ? { locator: cite.locator.replace(/^¶/, ""), label: cite.locator.startsWith("¶") ? "paragraph" : "note" } : {};
    return { id: cite.key, uris: [], itemData: work, ...at };
  });
  const shown = `(${cites.map((cite) => cite.text).join("; ")})`;
  if (!items.length) return run(` ${shown}`);
  const code = { citationID: `brief${number}`, properties: { formattedCitation: shown, plainCitation: shown, noteIndex: 0 }, citationItems: items, schema: "https://github.com/citation-style-language/schema/raw/master/csl-citation.json" };
  return run(" ") + field(`ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify(code)}`, shown);
}

export function docx(title, blocks, works, entry) {
  let number = 0;
  const used = new Map();
  const inline = (all) =>
    all
      .map((one) => {
        if (!one.cite) return run(one.text, one.bold);
        for (const cite of one.cite) if (works.has(cite.key)) used.set(cite.key, works.get(cite.key));
        return citation(one.cite, works, ++number);
      })
      .join("");
  const paragraph = (style, inner) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${inner}</w:p>`;
  const table = (rows) => {
    const width = Math.floor(9000 / rows[0].length);
    const grid = rows[0].map(() => `<w:gridCol w:w="${width}"/>`).join("");
    const line = (row, n) => `<w:tr>${n ? "" : "<w:trPr><w:tblHeader/></w:trPr>"}${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph("", inline(cell))}</w:tc>`).join("")}</w:tr>`;
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(line).join("")}</w:tbl>${paragraph("", "")}`;
  };
  const body = blocks.map((block) => {
    if (block.kind === "heading") return paragraph("Heading1", inline(block.runs));
    if (block.kind === "table") return paragraph("Heading2", run(block.title)) + table(block.rows);
    if (block.kind === "remark") return paragraph("Quote", run("My remark: ", true) + inline(block.runs));
    if (block.kind === "item") return paragraph("ListBullet", run("• ") + inline(block.runs));
    return paragraph("", inline(block.runs));
  });
  const sources = [...used.values()].map(entry).sort((a, b) => a.localeCompare(b));
  const last = sources.length - 1;
  const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN ZOTERO_BIBL {&quot;uncited&quot;:[],&quot;omitted&quot;:[],&quot;custom&quot;:[]} CSL_BIBLIOGRAPHY </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const close = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const listed = sources.map((text, n) => paragraph("Bibliography", (n ? "" : open) + run(text) + (n === last ? close : "")));
  const end = sources.length ? [paragraph("Heading1", run("Sources")), ...listed] : [];
  const document = `${HEAD}<w:document ${W}><w:body>${[paragraph("Title", run(title)), ...body, ...end].join("")}<w:sectPr/></w:body></w:document>`;
  const style = (id, name, more = "", kind = "paragraph") => `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
  const bold = (size) => `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join("");
  const styles = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>${style("Normal", "Normal")}${style("Title", "Title", bold(36))}${style("Heading1", "heading 1", bold(28))}${style("Heading2", "heading 2", bold(24))}${style("Quote", "Quote", '<w:pPr><w:ind w:left="400"/></w:pPr><w:rPr><w:i/></w:rPr>')}${style("ListBullet", "List Bullet", '<w:pPr><w:ind w:left="360" w:hanging="200"/></w:pPr>')}${style("Bibliography", "Bibliography", '<w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr>')}${style("TableGrid", "Table Grid", `<w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`, "table")}</w:styles>`;
  return zip({
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    "word/document.xml": document,
    "word/styles.xml": styles,
  });
}

// -- ZIP (PKWARE's APPNOTE), files stored as they are --------------------------------------------------------------------------

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

// Numbers of two and of four bytes, the smallest byte first.
function numbers(...sized) {
  return Uint8Array.from(sized.flatMap(([size, value]) => Array.from({ length: size }, (_, n) => (value >>> (8 * n)) & 0xff)));
}

function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  const day = 0x5a21; // the first day of 2025: the same brief gives the same bytes
  for (const [name, text] of Object.entries(files)) {
    const path = new TextEncoder().encode(name);
    const content = new TextEncoder().encode(text);
    const told = [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, day], [4, checksum(content)], [4, content.length], [4, content.length], [2, path.length], [2, 0]];
    const head = numbers([4, 0x04034b50], ...told);
    directory.push(numbers([4, 0x02014b50], [2, 20], ...told, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path);
    parts.push(head, path, content);
    at += head.length + path.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
  return new Blob([...parts, ...directory, end]);
}

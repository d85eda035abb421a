/** Text inside an element or an attribute of XML, without what XML cannot hold. */
export function xmlText(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Carriage returns, controls and halves of pairs go; an escape that would be read as one is kept. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
}

/** The beginning of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The namespace of workbooks, sheets, styles and comments. */
export const mainNamespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

import { html, type Markup } from '#drawing/html/markup'
import { prose } from '#drawing/html/prose'
import type { Finding } from '#quantity/finding'
import { findingWords, placeWords } from '#reports/finding-words'

/** Problems and warnings, each with its place and how to mend it. */
export function findingList(findings: readonly Finding[]): Markup {
  const items = findings.map((finding) => {
    const place = placeWords(finding.place)
    return html`<li class="${finding.severity}">
      <span class="sign" aria-hidden="true">${finding.severity === 'problem' ? '✕' : '▲'}</span>
      <span class="hidden">${finding.severity}: </span>${prose(findingWords(finding))}
      ${place === '' ? '' : html`<code>${place}</code>`}
    </li>`
  })
  return html`<ul class="findings">
    ${items}
  </ul>`
}

import { idsInWords } from '#charts/ids-in-words'
import { assumptionWords } from '#charts/tables/assumption-table'
import { rowsWords, shortHash } from '#charts/tables/reading-tables'
import { gradeWords, sourceWords } from '#charts/wording'
import type { Grade } from '#evidence/estimate'
import { figureLink } from '#drawing/html/figure-link'
import { type Content, html, type Markup } from '#drawing/html/markup'
import { prose } from '#drawing/html/prose'
import { traceAnchor } from '#drawing/svg/draw-figure-text'
import type { Figure, FigureInput } from '#quantity/figure'
import { formatDate } from '#quantity/format-date'
import { formatCount } from '#quantity/format-number'
import { figureMedian, figureRange, figureSpread, figureWords } from '#charts/figure-words'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/**
 * Where every figure of the page comes from, down to rows and assumptions: appendix and trace panel.
 * On paper only what the answer rests on.
 */
export function lineageSection(
  page: Page,
  figures: readonly Figure[],
  ofAnswer: readonly Figure[],
): Markup {
  const printed = new Set(ofAnswer.length === 0 ? figures : ofAnswer)
  const rest = figures.length - printed.size
  return section(
    'lineage',
    'Where every figure comes from',
    html`<p class="sub">
        Each figure with what it rests on, back to rows and assumptions. On a screen, click a figure
        to open this beside it.
      </p>
      ${
        rest === 0
          ? ''
          : html`<p class="sub on-paper">
              Here is what the answer rests on; the page on a screen has the other
              ${rest === 1 ? 'one' : `${formatCount(rest, page.locale)} figures`} too.
            </p>`
      }
      ${figures.map((figure) => article(figure, page, printed.has(figure)))}`,
  )
}

function article(figure: Figure, page: Page, printed: boolean): Markup {
  const spread = figureSpread(figure, page.locale)
  const mean = figureMedian(figure, page.locale) === '' ? '' : ', mean'
  const inWords = idsInWords(page.assessment)
  const inputs = figure.inputs.map((input) => inputItem(input, page))
  const warnings = (figure.warnings ?? []).map(
    (warning) =>
      html`<li class="warning">
        <span class="sign" aria-hidden="true">▲</span> ${prose(inWords(warning.message))}
      </li>`,
  )
  return html`<article
    class="lineage${printed ? '' : ' on-screen'}"
    id="${traceAnchor(figure.id)}"
    data-lineage="${figure.id}"
  >
    <h3>${figure.label}</h3>
    <p class="val">
      ${figureWords(figure, page.locale)}${mean}
      ${spread === '' ? '' : html`<span class="range">${spread}</span>`}
    </p>
    ${factsOf(figure, page)}
    ${
      inputs.length === 0
        ? html`<p class="quiet">It rests on settings of the study alone.</p>`
        : html`<ul class="inputs">
            ${inputs}
          </ul>`
    }
    ${
      warnings.length === 0
        ? ''
        : html`<ul class="findings">
            ${warnings}
          </ul>`
    }
  </article>`
}

function factsOf(figure: Figure, { assessment, locale }: Page): Markup {
  const facts = [
    figure.method === undefined ? undefined : idsInWords(assessment)(figure.method),
    figure.n === undefined ? undefined : `n = ${formatCount(figure.n, locale)}`,
    figure.grade === undefined ? undefined : gradeWords(figure.grade as Grade),
  ].filter((fact) => fact !== undefined && fact !== '')
  return html`<p class="facts">
    ${prose(facts.join(' · '))} <code>${figure.id}</code>
    <span class="tag" title="${figure.hash}">${shortHash(figure.hash)}</span>
  </p>`
}

function inputItem(input: FigureInput, page: Page): Markup {
  if ('figure' in input) return figureInput(input.figure, page)
  if ('rows' in input) {
    const { rows } = input
    return node(
      'rows',
      html`<b>${rowsWords(rows, page.locale)}</b>`,
      html`${rows.filter} <span class="tag" title="${rows.hash}">${shortHash(rows.hash)}</span>`,
    )
  }
  const assumption = page.assessment.model?.assumptions.find((one) => one.id === input.assumption)
  const source = sourceWords(input.source)
  const review = input.review === undefined ? '' : `; review ${formatDate(input.review)}`
  return node(
    'assumption',
    html`<b>${assumption?.label ?? input.assumption}</b>
      ${assumption === undefined ? '' : assumptionWords(assumption)}`,
    source === '' ? html`▲ nobody stands behind it` : `${source}${review}`,
  )
}

function figureInput(id: string, page: Page): Markup {
  const figure = page.assessment.figures.find((one) => one.id === id)
  if (figure === undefined) return node('absent', html`<b>${id}</b>`, 'not computed')
  return html`<li data-input="${id}" class="node">
    <b>${figureLink(figure.label, id, page.traced)}</b> ${figureWords(figure, page.locale)}
    <small>${figureRange(figure, page.locale)}</small>
  </li>`
}

function node(kind: string, title: Content, words: Content): Markup {
  return html`<li class="node ${kind}">${title} <small>${words}</small></li>`
}

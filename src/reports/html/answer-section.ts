import { answerChart } from '#charts/answer'
import { npvDotsChart } from '#charts/npv-dots'
import { besideFigures, headlineFigures } from '#drawing/html/answer-figures'
import { drawnTwice, emptyState } from '#drawing/html/chart-figure'
import { figureLink } from '#drawing/html/figure-link'
import { type Content, html, type Markup } from '#drawing/html/markup'
import { prose } from '#drawing/html/prose'
import { ofStudy } from '#reports/html/of-study'
import type { Page } from '#reports/html/page'

/** Width of the dots beside the headline, in pixels. */
const dotsWidth = 346

/** The answer: sentence, headline, what stands beside it, evidence, doubt and next step. */
export function answerSection(page: Page): Markup {
  const { assessment, locale, traced } = page
  const answer = answerChart(assessment, locale)
  const figures =
    answer.headline === undefined
      ? emptyState(answer.empty ?? { why: '', next: '' })
      : html`<div class="head">
          <div data-live="headline">${headlineFigures(answer.headline, traced)}</div>
          ${dots(page)}
          <div class="beside-box" data-live="beside">${besideFigures(answer.beside, traced)}</div>
        </div>`
  return html`<section id="answer" aria-labelledby="answer-heading">
    <h1 id="answer-heading" tabindex="-1" data-live="verdict">${withUnits(answer.title)}</h1>
    <p class="lead" data-live="lead">${answer.subtitle}</p>
    ${figures}
    <div class="because">
      ${because('Design of the evidence', answer.strength.words, answer.strength.reason)}
      ${
        answer.doubt === undefined
          ? ''
          : because(
              'What would change it most',
              figureLink(answer.doubt.words, answer.doubt.figure, traced),
              answer.doubt.reason,
            )
      }
      ${because('What to do next', answer.next.words, answer.next.reason)}
    </div>
  </section>`
}

/** A count and what it counts stay on one line of a heading. */
function withUnits(title: string): string {
  return title.replaceAll(/(\d) (?=needs?\b)/g, '$1\u00A0')
}

function because(heading: string, words: Content, reason: string): Markup {
  return html`<div>
    <h2>${heading}${ofStudy}</h2>
    <p><b>${words}</b><br /><span class="quiet">${prose(reason)}</span></p>
  </div>`
}

function dots({ view, locale, traced }: Page): Markup | '' {
  if (view === undefined) return ''
  const chart = npvDotsChart(view, 20, locale)
  return html`<figure class="dots">
    <figcaption class="sub">Each dot: 1 chance in 20</figcaption>
    <div data-live="npv-dots-20">${drawnTwice(chart, traced, dotsWidth)}</div>
  </figure>`
}

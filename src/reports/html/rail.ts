import { marketAlone } from '#charts/market/market-alone'
import { marketTopics } from '#charts/market/market-topics'
import { counted } from '#charts/wording'
import { html, type Markup } from '#drawing/html/markup'
import { topicAnchor } from '#reports/html/market-section'
import type { Page } from '#reports/html/page'

/** The way through the page: its sections in order, with what is missing; a bar on a phone. */
export function rail(page: Page): Markup {
  const { assessment, view } = page
  const steps = assessment.study.jobs.reduce((sum, job) => sum + job.steps.length, 0)
  const entries: readonly (readonly [id: string, label: string, note: string])[] = [
    ['answer', 'Answer', ''],
    ['job', 'Job', counted(steps, 'step')],
    ...(assessment.processes.length === 0 ? [] : [['process', 'Process', ''] as const]),
    ...(marketAlone(assessment)
      ? []
      : [['evidence', 'Evidence', counted(assessment.estimates.length, 'estimate')] as const]),
    ['value', 'Value', view === undefined ? 'no money yet' : ''],
    ...(assessment.market.length === 0 ? [] : [['market', 'Market', ''] as const]),
    ['assumptions', 'Assumptions', String(assessment.model?.assumptions.length ?? 0)],
    ['data', 'Rows', findingsWords(page)],
    ['method', 'Method', ''],
    ['lineage', 'Lineage', ''],
  ]
  return html`<nav class="rail" aria-label="Sections">
    <b class="mark">Worthline</b>
    <div class="study">${assessment.study.title}</div>
    <ul>
      ${entries.map(
        ([id, label, note]) =>
          html`<li>
            <a href="#${id}">${label} <small>${note}</small></a>
            ${id === 'market' ? topicWays(page) : ''}
          </li>`,
      )}
    </ul>
    <button type="button" id="scheme">Dark</button>
  </nav>`
}

function topicWays({ assessment, locale }: Page): Markup | string {
  const topics = marketTopics(assessment, locale)
  if (topics.length < 2) return ''
  return html`<ul class="topics">
    ${topics.map(({ id, title }) => html`<li><a href="#${topicAnchor(id)}">${title}</a></li>`)}
  </ul>`
}

function findingsWords({ assessment }: Page): string {
  const count = assessment.findings.length
  return count === 0 ? '' : counted(count, 'finding')
}

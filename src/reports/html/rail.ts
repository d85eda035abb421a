import { marketAlone } from '#charts/market/market-alone'
import { counted } from '#charts/wording'
import { html, type Markup } from '#drawing/html/markup'
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
          </li>`,
      )}
    </ul>
    <button type="button" id="scheme">Dark</button>
  </nav>`
}

function findingsWords({ assessment }: Page): string {
  const count = assessment.findings.length
  return count === 0 ? '' : counted(count, 'finding')
}

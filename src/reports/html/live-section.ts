import { html, jsonMarkup, type Markup } from '#drawing/html/markup'
import type { LiveData } from '#reports/page/live-data'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'
import { liveInputs } from '#charts/live-inputs'

/** How many assumptions the reader can move. */
const most = 5

/**
 * The reader's own figures: the most influential assumptions as sliders. It carries the value
 * model, never rows; a model with a column of rows in it (an empirical distribution) has no sliders.
 */
export function liveSection(page: Page): Markup | '' {
  const { assessment, view, locale } = page
  if (view === undefined) return ''
  const inputs = liveInputs(view, most)
  if (inputs.length === 0) return ''
  if (holdsRows(view.model.assumptions)) {
    return html`<p class="note">
      The value model takes a column of rows as it is; a report carries no rows, so the assumptions
      cannot be moved here.
    </p>`
  }
  const data: LiveData = {
    ours: view.ours,
    reference: view.reference,
    needs: view.needs,
    tooEarly: view.tooEarly,
    model: view.model,
    settings: assessment.settings,
    locale: locale.tag,
    inputs,
  }
  return html`${section(
      'own',
      'Your own figures',
      html`<p class="sub">
          Move what the answer hangs on most, or type your own number. The value you set is taken as
          certain; the rest stays as it is in the study.
        </p>
        <div class="own" id="own-inputs"></div>
        <p class="own-result" id="own-result" role="status"></p>
        <p><button type="button" id="own-reset" disabled>Back to the study’s figures</button></p>`,
    )}
    <script type="application/json" id="live-data">
      ${jsonMarkup(data)}
    </script>`
}

function holdsRows(assumptions: LiveData['model']['assumptions']): boolean {
  return assumptions.some((assumption) => assumption.distribution.family === 'empirical')
}

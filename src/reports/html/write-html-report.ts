import { createHash } from 'node:crypto'
import { answerChart } from '#charts/answer'
import { valueView } from '#charts/value-view'
import { html, type Markup, ownMarkup } from '#drawing/html/markup'
import { hatching } from '#drawing/svg/draw-chart'
import { formatDate } from '#quantity/format-date'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import { answerSection } from '#reports/html/answer-section'
import { assumptionSection } from '#reports/html/assumption-section'
import { dataSection } from '#reports/html/data-section'
import { marketAlone } from '#charts/market/market-alone'
import { evidenceSection } from '#reports/html/evidence-section'
import { jobSection } from '#reports/html/job-section'
import { lineageSection } from '#reports/html/lineage-section'
import { liveSection } from '#reports/html/live-section'
import { methodSection } from '#reports/html/method-section'
import type { Page } from '#reports/html/page'
import { ofStudy } from '#reports/html/of-study'
import { rail } from '#reports/html/rail'
import { marketSection } from '#reports/html/market-section'
import { styleSheet } from '#reports/html/style-sheet'
import { processSection } from '#reports/html/process-section'
import { valueSection } from '#reports/html/value-section'
import type { Figure } from '#quantity/figure'
import { figuresBehind } from '#reports/lineage'
import type { Assessment } from '#study/evaluation/assessment'

/** What a report is written with besides the assessment. */
export interface HtmlReportOptions {
  readonly locale: Locale
  /** The page's one script (`pageBundle`). */
  readonly pageScript: string
  /** WOFF2 of the one family in base64; the reader's system font where absent. */
  readonly font?: string
  /** ISO date that the report carries. */
  readonly date?: string
}

/**
 * One HTML file with the answer, everything behind it and the lineage of every figure. It loads
 * nothing, carries no rows, and reads without its script too.
 */
export function writeHtmlReport(assessment: Assessment, options: HtmlReportOptions): string {
  const view = valueView(assessment)
  const page: Page = {
    assessment,
    locale: options.locale,
    ...(view === undefined ? {} : { view }),
    traced: new Set(assessment.figures.map((figure) => figure.id)),
  }
  const answer = answerSection(page)
  const body = html`${answer} ${sectionsBehind(page)}`
  const behind = (part: Markup): readonly Figure[] =>
    figuresBehind(assessment.figures, figuresShown(part))
  const lineage = lineageSection(page, behind(body), behind(answer))
  return `<!doctype html>\n${document(page, html`${body}${lineage}`, options).markup}\n`
}

function figuresShown({ markup }: Markup): readonly string[] {
  return [...markup.matchAll(/data-figure="([^"]+)"/g)].map((match) => match[1]!)
}

function sectionsBehind(page: Page): Markup {
  return html`${liveSection(page)} ${jobSection(page)}
  ${page.assessment.processes.length === 0 ? '' : processSection(page)}
  ${marketAlone(page.assessment) ? '' : evidenceSection(page)} ${valueSection(page)}
  ${page.assessment.market.length === 0 ? '' : marketSection(page)} ${assumptionSection(page)}
  ${dataSection(page)} ${methodSection(page)}`
}

function document(page: Page, body: Markup, options: HtmlReportOptions): Markup {
  const { study } = page.assessment
  const { title } = answerChart(page.assessment, page.locale)
  const script = options.pageScript.replaceAll('</script', '<\\/script')
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta http-equiv="Content-Security-Policy" content="${policyFor(script)}" />
      <title>${study.title} · Worthline</title>
      <meta name="description" content="${title}" />
      ${ownMarkup(`<style>${styleSheet(options.font)}</style>`)}
    </head>
    <body>
      <a class="skip" href="#answer-heading">To the answer</a>
      ${ownMarkup(hatching)}
      <div class="app">
        ${rail(page)}
        <main>${topLine(page, options.date)} ${body} ${footer(page)}</main>
        ${tracePanel()}
      </div>
      ${ownMarkup(`<script>${script}</script>`)}
    </body>
  </html>`
}

function topLine(page: Page, date: string | undefined): Markup {
  const { study, version } = page.assessment
  return html`<header class="top">
    <span
      >${study.title}${study.simulated ? html` <span class="tag simulated">Simulated data: an example, nothing was measured</span>` : ''}</span
    >
    <span>${date === undefined ? '' : `${formatDate(date)} · `}Worthline ${version}</span>
  </header>`
}

function footer(page: Page): Markup {
  const { settings, study, version } = page.assessment
  return html`<footer class="quiet">
    Worthline ${version} · study ${study.hash.slice(0, 12)} · seed ${settings.seed} ·
    ${formatCount(settings.draws, page.locale)} draws
  </footer>`
}

function tracePanel(): Markup {
  return html`<aside id="trace" class="trace" aria-labelledby="trace-title" hidden>
    <div class="trace-head">
      <h2 id="trace-title" class="trace-title" tabindex="-1">
        How this figure came about${ofStudy}
      </h2>
      <button type="button" class="trace-back" hidden>Back</button>
      <button type="button" class="trace-close">Close <kbd>Esc</kbd></button>
    </div>
    <div class="trace-body"></div>
  </aside>`
}

/** Nothing from outside; the one script by its hash, which may compile the machine code of the simulation. */
function policyFor(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64')
  return `default-src 'none'; script-src 'sha256-${hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
}

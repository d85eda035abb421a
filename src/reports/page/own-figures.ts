import { cashFlowChart } from '#charts/cash-flow'
import { npvDotsChart } from '#charts/npv-dots'
import { figuresBeside, headlineFigure } from '#charts/stated-figures'
import type { ValueView } from '#charts/value-view'
import { oddsSentence, verdict } from '#charts/verdict'
import { waterfallChart } from '#charts/waterfall'
import { besideFigures, headlineFigures } from '#drawing/html/answer-figures'
import { chartFigure, drawnTwice } from '#drawing/html/chart-figure'
import { html, type Markup } from '#drawing/html/markup'
import { type Locale, localeFor } from '#quantity/locale'
import type { LiveData } from '#reports/page/live-data'
import { ownModel } from '#reports/page/own-model'
import { ownInputs } from '#reports/page/own-inputs'
import type { ValueResult } from '#value/result'
import { gainsOf, simulate } from '#value/simulate'

/** While a slider moves, a preview with fewer draws; what settles has the study's own. */
const previewDraws = 1000
const settlesAfter = 150

/** Lets the reader set assumptions: each change runs the value model again and redraws the answer. */
export function startOwnFigures(): void {
  const script = document.getElementById('live-data')
  const place = document.getElementById('own-inputs')
  if (script === null || place === null) return
  const data = JSON.parse(script.textContent) as LiveData
  const own = new Map<string, number>()
  const original = remember()
  let drawing = 0
  let settling: ReturnType<typeof setTimeout> | undefined
  const inputs = ownInputs(place, data.inputs, (id, value) => {
    if (value === undefined) own.delete(id)
    else own.set(id, value)
    cancelAnimationFrame(drawing)
    clearTimeout(settling)
    if (own.size === 0) return restore(original)
    drawing = requestAnimationFrame(() => show(data, own, previewDraws))
    settling = setTimeout(() => show(data, own, data.settings.draws), settlesAfter)
  })
  resetButton().addEventListener('click', () => {
    clearTimeout(settling)
    own.clear()
    inputs.reset()
    restore(original)
  })
}

let base: ValueResult | undefined

function show(data: LiveData, own: ReadonlyMap<string, number>, draws: number): void {
  const { seed } = data.settings
  base ??= simulate(data.model, { seed, draws: data.settings.draws }).value
  if (base === undefined) return say('The value model could not be run in this browser.')
  const model = ownModel(data.model, own)
  const { value, findings } = simulate(model, { seed, draws, gains: gainsOf(base) })
  resetButton().disabled = false
  document.documentElement.classList.add('has-own')
  if (value === undefined) {
    say(`With these values there is no result: ${findings.map(({ message }) => message).join(' ')}`)
    return
  }
  const { ours, reference, needs } = data
  redraw({ ours, reference, needs, model, value, before: base }, localeFor(data.locale))
}

function redraw(view: ValueView, locale: Locale): void {
  const traced = tracedInPage()
  const headline = headlineFigure(view, locale)
  const beside = figuresBeside(view, locale)
  const [present, , , loss] = beside
  put('verdict', html`${verdict(view)}`)
  put(
    'lead',
    html`<span class="mark-own">With your own figures.</span> ${oddsSentence(view)} The study’s
      result stays as a dashed ghost.`,
  )
  put('headline', headlineFigures(headline, traced))
  put('beside', besideFigures(beside, traced))
  put('npv-dots-20', drawnTwice(npvDotsChart(view, 20, locale), traced, 346))
  put('npv-dots-50', chartFigure(npvDotsChart(view, 50, locale), traced))
  put('waterfall', chartFigure(waterfallChart(view, locale), traced))
  put('cash-flow', chartFigure(cashFlowChart(view, locale), traced))
  const was = view.before === undefined ? '' : wasWords(view, locale)
  say(
    `With your figures: ${headline.value} a year (${headline.range}); ${present!.what} ${present!.value}; chance of a loss ${loss!.value}.${was}`,
  )
}

function wasWords(view: ValueView, locale: Locale): string {
  const study = { ...view, value: view.before! }
  return ` In the study: ${headlineFigure(study, locale).value} a year.`
}

function put(name: string, content: Markup): void {
  const place = document.querySelector(`[data-live="${name}"]`)
  if (place !== null) place.innerHTML = content.markup
}

/** The page as it was written, to go back to. */
function remember(): ReadonlyMap<Element, string> {
  const places = document.querySelectorAll('[data-live]')
  return new Map([...places].map((place) => [place, place.innerHTML]))
}

function restore(original: ReadonlyMap<Element, string>): void {
  for (const [place, markup] of original) place.innerHTML = markup
  say('')
  resetButton().disabled = true
  document.documentElement.classList.remove('has-own')
}

function say(words: string): void {
  document.getElementById('own-result')!.textContent = words
}

function resetButton(): HTMLButtonElement {
  return document.getElementById('own-reset') as HTMLButtonElement
}

function tracedInPage(): ReadonlySet<string> {
  const articles = document.querySelectorAll<HTMLElement>('[data-lineage]')
  return new Set([...articles].map((article) => article.dataset['lineage']!))
}

import { cashFlowChart } from '#charts/cash-flow'
import { npvDotsChart } from '#charts/npv-dots'
import { figuresBeside, headlineFigure } from '#charts/stated-figures'
import type { ValueView } from '#charts/value-view'
import { oddsSentence, verdict } from '#charts/verdict'
import { waterfallChart } from '#charts/waterfall'
import { besideFigures, headlineFigures } from '#drawing/html/answer-figures'
import { chartFigure, drawnTwice } from '#drawing/html/chart-figure'
import { html, type Markup } from '#drawing/html/markup'
import type { Outcome } from '#quantity/finding'
import { type Locale, localeFor } from '#quantity/locale'
import type { LiveData } from '#reports/page/live-data'
import { ownInputs } from '#reports/page/own-inputs'
import { createPreview, type Preview } from '#value/preview'
import type { ValueResult } from '#value/result'
import { setAssumptions } from '#value/set-assumptions'
import { gainsOf, simulate } from '#value/simulate'
import type { SimulationSettings } from '#value/simulation/settings'

/** While a slider moves, at most so many draws; what settles has the study's own. */
const previewDraws = 10_000
const settlesAfter = 150

/** Lets the reader set assumptions: each change runs the value model again and redraws the answer. */
export function startOwnFigures(): void {
  const script = document.getElementById('live-data')
  const place = document.getElementById('own-inputs')
  if (script === null || place === null) return
  const data = JSON.parse(script.textContent) as LiveData
  const own = new Map<string, number>()
  remembered = remember()
  let drawing = 0
  let settling: ReturnType<typeof setTimeout> | undefined
  const inputs = ownInputs(place, data.inputs, (id, value) => {
    if (value === undefined) own.delete(id)
    else own.set(id, value)
    cancelAnimationFrame(drawing)
    clearTimeout(settling)
    if (own.size === 0) return inPlace(() => restore(remembered))
    const { draws } = data.settings
    drawing = requestAnimationFrame(() => show(data, own, Math.min(draws, previewDraws)))
    if (draws <= previewDraws) return
    settling = setTimeout(() => show(data, own, draws), settlesAfter)
  })
  resetButton().addEventListener('click', () => {
    clearTimeout(settling)
    own.clear()
    inPlace(() => {
      inputs.reset()
      restore(remembered)
    })
  })
}

let base: ValueResult | undefined
let preview: Preview | undefined
let remembered: ReadonlyMap<Element, string> = new Map()

/** A message with the names of assumptions in the place of their ids. */
function named(message: string, { model }: LiveData): string {
  return model.assumptions.reduce(
    (text, { id, label }) => text.replaceAll(`\`${id}\``, `“${label}”`),
    message,
  )
}

function show(data: LiveData, own: ReadonlyMap<string, number>, draws: number): void {
  const { seed } = data.settings
  base ??= simulate(data.model, { seed, draws: data.settings.draws }).value
  if (base === undefined) return say('The value model could not be run in this browser.')
  const { value, findings } = evaluate(data, own, { seed, draws, gains: gainsOf(base) })
  resetButton().disabled = false
  if (value === undefined) {
    const why = findings.map(({ message }) => named(message, data)).join(' ')
    restore(remembered)
    say(`With these values there is no result: ${why} What is shown is the study’s.`)
    resetButton().disabled = false
    return
  }
  document.documentElement.classList.add('has-own')
  const { ours, reference, needs, tooEarly } = data
  const model = setAssumptions(data.model, Object.fromEntries(own))
  const view = { ours, reference, needs, tooEarly, model, value, before: base }
  inPlace(() => redraw(view, localeFor(data.locale)))
}

function evaluate(
  { model }: LiveData,
  own: ReadonlyMap<string, number>,
  settings: Required<SimulationSettings>,
): Outcome<ValueResult> {
  const values = Object.fromEntries(own)
  if (settings.draws > previewDraws) return simulate(setAssumptions(model, values), settings)
  preview ??= createPreview(model, settings)
  return preview.move(values)
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
  const place = document.querySelector<HTMLElement>(`[data-live="${name}"]`)
  if (place === null) return
  hold(place)
  place.innerHTML = content.markup
  hold(place)
}

/** Does a change to the page while the assumption that the reader moves stays where it is. */
function inPlace(change: () => void): void {
  const top = (): number => document.getElementById('own-inputs')!.getBoundingClientRect().top
  const before = top()
  change()
  scrollBy({ top: top() - before, behavior: 'instant' })
}

/** A part that is redrawn keeps the height it once had, so that the page does not jump. */
function hold(place: HTMLElement): void {
  const height = Math.max(place.offsetHeight, Number.parseFloat(place.style.minHeight) || 0)
  place.style.minHeight = `${height}px`
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

import { html, type Markup } from '#drawing/html/markup'
import type { LiveInput } from '#charts/live-inputs'

/** The value of an assumption in the model's numbers, or undefined for the study's own. */
type Changed = (id: string, value: number | undefined) => void

/** A slider and a number field for each assumption; both always show the same. */
export function ownInputs(
  place: HTMLElement,
  inputs: readonly LiveInput[],
  changed: Changed,
): { reset: () => void } {
  place.innerHTML = inputs.map((input, i) => row(input, i).markup).join('')
  const resets = inputs.map((input, i) => connect(input, i, changed))
  return { reset: () => resets.forEach((reset) => reset()) }
}

function row(input: LiveInput, i: number): Markup {
  return html`<div class="own-row" data-row="${i}">
    <label for="own-${i}">${input.label}</label>
    <input
      type="range"
      id="own-slider-${i}"
      aria-label="${input.label}, slider"
      min="${input.low}"
      max="${input.high}"
      step="${input.step}"
      value="${input.start}"
    />
    <span class="own-number"
      ><input
        type="number"
        id="own-${i}"
        step="any"
        inputmode="decimal"
        value="${input.start}"
        min="${input.least}"
        max="${input.most}"
        aria-describedby="own-study-${i} own-refused-${i}"
      />
      ${input.unit}</span
    >
    <small id="own-study-${i}"
      ><span class="own-state">The study’s: ${input.study}</span
      ><span class="mark-own">Your own. The study’s: ${input.study}</span>
      <button type="button" id="own-back-${i}">
        Reset<span class="hidden"> ${input.label}</span>
      </button></small
    >
    <p class="own-refused" id="own-refused-${i}" role="alert"></p>
  </div>`
}

/** Why a value cannot be taken; empty where it can. */
function refusal({ label, least, most, unit }: LiveInput, value: number): string {
  const end = (limit: number): string => (unit === '%' ? `${limit}\u2009%` : String(limit))
  const kept = 'What is shown stays the study’s.'
  if (least !== undefined && value < least) {
    return `“${label}” cannot be below ${end(least)}. ${kept}`
  }
  if (most !== undefined && value > most) return `“${label}” cannot be above ${end(most)}. ${kept}`
  return ''
}

function connect(input: LiveInput, i: number, changed: Changed): () => void {
  const slider = field(`own-slider-${i}`)
  const number = field(`own-${i}`)
  const row = slider.closest('.own-row')!
  const alert = document.getElementById(`own-refused-${i}`)!
  const set = (text: string): void => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    const refused = Number.isFinite(value) ? refusal(input, value) : ''
    const own = Number.isFinite(value) && refused === ''
    alert.textContent = refused
    number.setAttribute('aria-invalid', String(refused !== ''))
    row.classList.toggle('is-own', own)
    slider.value = String(own ? value : input.start)
    changed(input.id, own ? value / input.scale : undefined)
  }
  slider.addEventListener('input', () => {
    number.value = slider.value
    set(slider.value)
  })
  number.addEventListener('input', () => set(number.value))
  const reset = (): void => {
    number.value = String(input.start)
    alert.textContent = ''
    number.removeAttribute('aria-invalid')
    slider.value = String(input.start)
    row.classList.remove('is-own')
  }
  document.getElementById(`own-back-${i}`)!.addEventListener('click', () => {
    reset()
    changed(input.id, undefined)
    number.focus()
  })
  return reset
}

function field(id: string): HTMLInputElement {
  return document.getElementById(id) as HTMLInputElement
}

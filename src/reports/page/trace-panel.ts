/** How many levels of inputs stand open in the panel; deeper ones are folded. */
const openLevels = 3

/** Screens from this width on have room for the panel beside the text. */
const roomy = '(min-width: 1440px)'

/** Every figure opens the panel that shows how it came about, from its lineage in the appendix. */
export function startTracePanel(): void {
  const panel = document.getElementById('trace')!
  const path: string[] = []
  let opener: HTMLElement | undefined

  const close = (): void => {
    panel.hidden = true
    path.length = 0
    document.documentElement.classList.remove('has-trace')
    opener?.focus()
    opener = undefined
  }
  const open = (figure: string): boolean => {
    const content = traceOf(figure)
    if (content === undefined) return false
    panel.querySelector('.trace-body')!.replaceChildren(content)
    panel.querySelector<HTMLElement>('.trace-back')!.hidden = path.length < 2
    panel.hidden = false
    panel.scrollTop = 0
    document.documentElement.classList.add('has-trace')
    return true
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('[data-figure]')
    if (link === null || event.ctrlKey || event.metaKey) return
    const inside = panel.contains(link)
    if (!inside) {
      path.length = 0
      opener = link
    }
    path.push(link.dataset['figure']!)
    if (!open(path.at(-1)!)) return
    event.preventDefault()
    panel.querySelector<HTMLElement>('.trace-title')!.focus()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) close()
  })
  panel.querySelector('.trace-close')!.addEventListener('click', close)
  panel.querySelector('.trace-back')!.addEventListener('click', () => {
    path.pop()
    open(path.at(-1)!)
    panel.querySelector<HTMLElement>('.trace-title')!.focus()
  })
  if (matchMedia(roomy).matches) {
    const headline = document.querySelector<HTMLElement>('#answer [data-figure]')
    if (headline !== null) path.push(headline.dataset['figure']!)
    if (headline !== null) open(path[0]!)
  }
}

/** The lineage of a figure with that of its inputs below it, down to rows and assumptions. */
function traceOf(figure: string): HTMLElement | undefined {
  const article = lineageOf(figure)
  if (article === undefined) return undefined
  const copy = article.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  unfold(copy, new Set([figure]), 1)
  return copy
}

function unfold(within: HTMLElement, above: ReadonlySet<string>, level: number): void {
  for (const item of within.querySelectorAll<HTMLElement>(':scope > .inputs > [data-input]')) {
    const figure = item.dataset['input']!
    const inputs = above.has(figure) ? undefined : lineageOf(figure)?.querySelector('.inputs')
    if (inputs === undefined || inputs === null) continue
    const fold = document.createElement('details')
    fold.open = level < openLevels
    const summary = document.createElement('summary')
    summary.textContent = `rests on ${inputs.childElementCount}`
    fold.append(summary, inputs.cloneNode(true))
    item.append(fold)
    unfold(fold, new Set([...above, figure]), level + 1)
  }
}

let articles: ReadonlyMap<string, HTMLElement> | undefined

function lineageOf(figure: string): HTMLElement | undefined {
  articles ??= new Map(
    [...document.querySelectorAll<HTMLElement>('#lineage [data-lineage]')].map((article) => [
      article.dataset['lineage']!,
      article,
    ]),
  )
  return articles.get(figure)
}

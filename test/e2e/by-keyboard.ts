import type { FileChooser, Locator, Page } from 'playwright-core'

/** Presses of Tab after which a thing counts as out of reach. */
const farthest = 900

/** A person without a mouse: what has no place in the order of Tab cannot be used. */
export class Keys {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Goes on by Tab until one of these has the focus. */
  async to(target: Locator): Promise<Locator> {
    await target.first().waitFor()
    for (let pressed = 0; pressed < farthest; pressed += 1) {
      const at = await target.evaluateAll((all) => all.indexOf(document.activeElement as never))
      if (at >= 0) return target.nth(at)
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not come to ${String(target)}`)
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target)
    await this.page.keyboard.press(key)
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.type(text)
  }

  /** Types a value and leaves the field, as people who go on do. */
  async enter(target: Locator, text: string): Promise<void> {
    await this.type(target, text)
    await this.page.keyboard.press('Enter')
  }

  /** In a list that opens: by the words of a choice. */
  async choose(target: Locator, words: string | RegExp): Promise<void> {
    const list = await this.to(target)
    for (let pressed = 0; pressed < 40; pressed += 1) {
      if (says(await chosenWords(list), words)) return
      await this.page.keyboard.press(pressed === 0 ? 'Home' : 'ArrowDown')
    }
    throw new Error(`No choice of ${String(target)} says ${String(words)}`)
  }

  /** One of several: Tab comes to the group, arrows go to the one. */
  async pick(radio: Locator): Promise<void> {
    const name = await radio.getAttribute('name')
    await this.to(this.page.locator(`input[type=radio][name="${name}"]`))
    for (let pressed = 0; pressed < 10 && !(await radio.isChecked()); pressed += 1)
      await this.page.keyboard.press('ArrowDown')
    if (!(await radio.isChecked())) throw new Error(`Arrows do not come to ${String(radio)}`)
  }

  /** Opens the choice of files of the machine by a button. */
  async files(button: Locator): Promise<FileChooser> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.press(button)
    return chooser
  }
}

function says(text: string | undefined, words: string | RegExp): boolean {
  return typeof words === 'string' ? text === words : text !== undefined && words.test(text)
}

function chosenWords(list: Locator): Promise<string | undefined> {
  return list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text.trim())
}

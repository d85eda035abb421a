/** The button that changes between light and dark; without it the reader's system decides. */
export function startSchemeSwitch(): void {
  const button = document.getElementById('scheme')!
  const system = matchMedia('(prefers-color-scheme: dark)')
  const isDark = (): boolean => {
    const chosen = document.documentElement.dataset['scheme']
    return chosen === undefined ? system.matches : chosen === 'dark'
  }
  const label = (): void => {
    button.textContent = isDark() ? 'Light' : 'Dark'
    button.setAttribute('aria-label', isDark() ? 'Show in light colours' : 'Show in dark colours')
  }
  button.addEventListener('click', () => {
    document.documentElement.dataset['scheme'] = isDark() ? 'light' : 'dark'
    label()
  })
  system.addEventListener('change', label)
  label()
}

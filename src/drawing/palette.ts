/** Colours by role; contrast and distance for every kind of colour vision are checked in the tests. */
export interface Palette {
  readonly page: string
  readonly panel: string
  readonly line: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
  readonly better: string
  readonly worse: string
  readonly ours: string
  readonly 'status-quo': string
  readonly total: string
}

export const light: Palette = {
  page: '#ffffff',
  panel: '#f7f7f5',
  line: '#dcdee1',
  ink: '#1c1f23',
  soft: '#5a6068',
  accent: '#1a5fd0',
  better: '#1a5fd0',
  worse: '#a85108',
  ours: '#1a5fd0',
  'status-quo': '#6a7178',
  total: '#1c1f23',
}

export const dark: Palette = {
  page: '#14171a',
  panel: '#1b1f23',
  line: '#343a40',
  ink: '#eceef0',
  soft: '#a3abb3',
  accent: '#7fb0ff',
  better: '#7fb0ff',
  worse: '#f0a35e',
  ours: '#6aa5ff',
  'status-quo': '#b4bcc4',
  total: '#eceef0',
}

/** The palette as CSS variables: `--better: #1a5fd0; ...`. */
export function paletteVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(';')
}

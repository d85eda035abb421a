import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

/** From paper to ink of the one accent; 6 is the accent in light, 3 that in dark. */
const accent: MantineColorsTuple = [
  '#eaf1fc',
  '#d2e2fa',
  '#a9c8f7',
  '#7fb0ff',
  '#5a94f0',
  '#3579e0',
  '#1a5fd0',
  '#174fae',
  '#133f8b',
  '#0e2f68',
]

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { accent },
  fontFamily: '"Inter Variable", Inter, system-ui, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '17px', xl: '22px' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        radius: 6,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    // Its element is a header, which would be a second one of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
})

/** Mantine's colours are those of the palette. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const own = {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--soft)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--page)',
    '--mantine-color-default-hover': 'var(--panel)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'color-mix(in srgb, var(--soft) 55%, var(--page))',
    '--mantine-color-error': 'var(--worse)',
    '--mantine-color-gray-light-color': 'var(--ink)',
  }
  return { variables: {}, light: own, dark: own }
}

/** The nonce that the server allows styles by. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}

/** The script of a report's page: trace panel, light and dark, the reader's own figures. */
import { startOwnFigures } from '#reports/page/own-figures'
import { startSchemeSwitch } from '#reports/page/scheme-switch'
import { startTracePanel } from '#reports/page/trace-panel'

document.documentElement.classList.add('live')
startSchemeSwitch()
startTracePanel()
startOwnFigures()

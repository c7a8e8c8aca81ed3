import type { panel as en } from '../en/panel.ts'

export const panel: typeof en = {
  title: 'Hilfe',
  close: 'Schließen',
  whole: 'Das ganze Portal öffnen',
  person: 'Hilfe von einem Menschen',
  newTab: 'Links öffnen sich in einem eigenen Tab.',
}

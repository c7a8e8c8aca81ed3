import { options } from 'preact'
import { onSite } from './base.ts'

/* What islands draw names addresses of the site; here each becomes the one at which it is reached. */
const before = options.vnode
if (onSite('/') !== '/' || onSite('/api') !== '/api')
  options.vnode = (vnode) => {
    const props = vnode.props as Record<string, unknown>
    for (const name of ['href', 'action', 'src'])
      if (typeof vnode.type === 'string' && typeof props[name] === 'string') props[name] = onSite(props[name])
    before?.(vnode)
  }

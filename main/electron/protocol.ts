import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { contentSecurityPolicies, responseHeaders, scheme, servedTypes } from './policy.ts'

/** A file of the built pages and how it is to be served. */
interface Asset {
  readonly path: string
  readonly type: string
  readonly policy: string
}

/**
 * Answers the requests of the `app://` scheme from a folder: only GET, only our hosts, only paths that say plainly
 * where they point, only the listed types. Everything else is answered with 404 and no content.
 *
 * @param root folder of the built pages
 */
export function serveAssets(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const asset = request.method === 'GET' ? findAsset(root, request.url) : undefined
    const content = asset && (await readFile(asset.path).catch(() => undefined))
    if (!asset || !content) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': asset.type,
        'content-security-policy': asset.policy,
        ...responseHeaders,
      },
    })
  }
}

/** The file that an address names, if it names one of ours in the one way that we accept. */
function findAsset(root: string, address: string): Asset | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const policy = url && Object.hasOwn(contentSecurityPolicies, url.host) && contentSecurityPolicies[url.host]
  if (!url || !policy || url.protocol !== `${scheme}:` || url.search) return undefined
  // URL has resolved `.` and `..`; an escape, a backslash or a leading dot that is left is somebody trying.
  if (!/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(url.pathname)) return undefined
  const extension = extname(url.pathname).slice(1)
  const type = Object.hasOwn(servedTypes, extension) && servedTypes[extension]
  return type ? { path: join(root, url.pathname), type, policy } : undefined
}

import type { Attempt } from '../../shared/domain/refusal.ts'

/** What a page that has been taken over tries in order to reach others. Each runs in the page, and needs nothing else. */
export interface PageAttempt {
  readonly what: string
  /** As what the shell counts it. */
  readonly countedAs: Attempt
  /** Says what came of it, `refused` where nothing did. */
  readonly tries: () => Promise<string>
}

const attempt = (what: string, countedAs: Attempt, tries: PageAttempt['tries']): PageAttempt => ({
  what,
  countedAs,
  tries,
})

/** Loads an element, and says whether it came; what never tells has had its time. */
const elements: readonly PageAttempt[] = [
  attempt('a picture from elsewhere', 'picture', () =>
    loaded('img', { src: 'https://foreign.example/p.png' }),
  ),
  attempt('a picture that is written into its address', 'picture', () =>
    loaded('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
  ),
  attempt('a script from elsewhere', 'script', () =>
    loaded('script', { src: 'https://foreign.example/s.js' }),
  ),
  attempt('a script that it made itself', 'script', () =>
    loaded('script', { src: URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' })) }),
  ),
  attempt('a style sheet from elsewhere', 'style', () =>
    loaded('link', { rel: 'stylesheet', href: 'https://foreign.example/s.css' }),
  ),
  attempt('a prefetch', 'content', () =>
    loaded('link', { rel: 'prefetch', href: 'https://foreign.example/next.html' }),
  ),
  attempt('a frame from elsewhere', 'frame', () => loaded('iframe', { src: 'https://foreign.example/' })),
  attempt('a frame of its own page', 'frame', () => loaded('iframe', { src: './index.html' })),
  attempt('a film from elsewhere', 'content', () =>
    loaded('video', { src: 'https://foreign.example/v.mp4' }),
  ),
  attempt('a plug-in', 'content', () => loaded('object', { data: 'https://foreign.example/o.swf' })),
]

const scripts: readonly PageAttempt[] = [
  attempt('a script that is written into the page', 'script', async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ranScript = true'
    document.body.append(script)
    return 'ranScript' in globalThis ? 'ran' : 'refused'
  }),
  attempt('a handler that is written into the page', 'script', async () => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'globalThis.ranHandler = true')
    button.click()
    return 'ranHandler' in globalThis ? 'ran' : 'refused'
  }),
  attempt('an address that is a script', 'script', async () => {
    const link = document.createElement('a')
    link.href = 'javascript:globalThis.ranAddress = true'
    document.body.append(link)
    link.click()
    await new Promise((resolve) => setTimeout(resolve, 100))
    return 'ranAddress' in globalThis ? 'ran' : 'refused'
  }),
  attempt(
    'eval',
    'script',
    () =>
      // From a task of its own: what the test itself evaluates is under no policy.
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: it is what is refused.
            resolve(String(globalThis.eval('1 + 1')))
          } catch {
            resolve('refused')
          }
        }),
      ),
  ),
  attempt(
    'a function made of text',
    'script',
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(String(new Function('return 1')()))
          } catch {
            resolve('refused')
          }
        }),
      ),
  ),
  attempt(
    'a worker that it made itself',
    'worker',
    () =>
      new Promise((resolve) => {
        try {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(0)'])))
          worker.onmessage = () => resolve('ran')
          worker.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      }),
  ),
]

const connections: readonly PageAttempt[] = [
  attempt('fetch', 'connection', () =>
    fetch('https://foreign.example/').then(
      () => 'answered',
      () => 'refused',
    ),
  ),
  attempt('fetch from this computer', 'connection', () =>
    fetch('http://127.0.0.1/').then(
      () => 'answered',
      () => 'refused',
    ),
  ),
  attempt(
    'XMLHttpRequest',
    'connection',
    () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('answered')
        request.onerror = () => resolve('refused')
        request.open('GET', 'https://foreign.example/')
        request.send()
      }),
  ),
  attempt(
    'WebSocket',
    'connection',
    () =>
      new Promise((resolve) => {
        try {
          const socket = new WebSocket('wss://foreign.example/')
          socket.onopen = () => resolve('opened')
          socket.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      }),
  ),
  attempt(
    'EventSource',
    'connection',
    () =>
      new Promise((resolve) => {
        try {
          const source = new EventSource('https://foreign.example/')
          source.onopen = () => resolve('opened')
          source.onerror = () => {
            source.close()
            resolve('refused')
          }
        } catch {
          resolve('refused')
        }
      }),
  ),
  attempt('a beacon', 'connection', async () => {
    navigator.sendBeacon('https://foreign.example/', 'x')
    return 'refused'
  }),
  attempt('a font from elsewhere', 'font', () =>
    new FontFace('Foreign', 'url(https://foreign.example/f.woff2)').load().then(
      () => 'loaded',
      () => 'refused',
    ),
  ),
  attempt('a form', 'form', async () => {
    const form = document.createElement('form')
    form.action = 'https://foreign.example/'
    form.method = 'post'
    document.body.append(form)
    form.submit()
    return 'refused'
  }),
]

const ways: readonly PageAttempt[] = [
  attempt('going elsewhere', 'navigation', async () => {
    location.href = 'https://foreign.example/'
    return 'refused'
  }),
  attempt('opening a window', 'window', async () => {
    window.open('https://foreign.example/')
    return 'refused'
  }),
  attempt('a link to a new window', 'window', async () => {
    const link = document.createElement('a')
    link.href = 'https://foreign.example/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    return 'refused'
  }),
  attempt('a download', 'download', async () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['secret']))
    link.download = 'secret.txt'
    link.click()
    return 'refused'
  }),
]

export const pageAttempts: readonly PageAttempt[] = [...elements, ...scripts, ...connections, ...ways]

const asked = (what: string, tries: PageAttempt['tries']) => ({ what, tries })

/** What it asks the person at the desk for, or would. */
export const permissionAttempts: readonly Pick<PageAttempt, 'what' | 'tries'>[] = [
  asked('camera and microphone', () =>
    answerTo(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
  ),
  asked('the place', () =>
    answerTo(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
  ),
  asked('notifications', () =>
    answerTo(
      Notification.requestPermission().then((state) => (state === 'granted' ? state : Promise.reject(state))),
    ),
  ),
  asked('music devices', () => answerTo(navigator.requestMIDIAccess({ sysex: true }))),
  asked('what was copied', () => answerTo(navigator.clipboard.readText())),
]

/** Stands in the page under this name (`givePageTools`): puts an element into it, and says whether what it names came. */
declare function loaded(name: string, properties: Readonly<Record<string, string>>): Promise<string>

/** The same: says whether what was asked for was given. */
declare function answerTo(question: Promise<unknown>): Promise<string>

/** Runs in the page, before the attempts. */
export function givePageTools(): void {
  Object.assign(globalThis, {
    answerTo: (question: Promise<unknown>) =>
      question.then(
        () => 'given',
        () => 'refused',
      ),
    loaded(name: string, properties: Readonly<Record<string, string>>): Promise<string> {
      return new Promise((resolve) => {
        const element = document.createElement(name)
        const violated = () => resolve('refused')
        document.addEventListener('securitypolicyviolation', violated, { once: true })
        for (const event of ['load', 'loadeddata'])
          element.addEventListener(event, () => resolve(`${name}: ${event}`))
        element.addEventListener('error', () => resolve('refused'))
        Object.assign(element, properties)
        document.body.append(element)
      })
    },
  })
}

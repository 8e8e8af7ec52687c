import type { ErrorTexts } from './text.ts'

/** Errors for which the application does not start at all. */
export const startErrors = {
  'start/no-sandbox': {
    zh: {
      what: '本机上浏览器引擎的沙箱被关闭，而资料只能在沙箱中打开，因此封卷台不会启动。',
      wayOut:
        '不要使用 --no-sandbox 启动。AppImage 在系统不允许普通用户创建命名空间时会自动加上它：请改装 deb 包，或由信息技术部门允许。',
    },
    en: {
      what: "The browser engine's sandbox is switched off, and documents may only be opened inside it, so Sealdesk does not start.",
      wayOut:
        'Start without --no-sandbox. An AppImage adds it by itself where the system lets nobody make namespaces: install the deb instead, or have IT allow them.',
    },
  },
} as const satisfies ErrorTexts

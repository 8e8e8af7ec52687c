/** Folders of pdf.js that it loads by address while it decodes, served beside the decoder's page. */
export const pdfFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'] as const

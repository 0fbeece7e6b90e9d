import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent, from a wash to a night shade; 8 carries white text at 6.1 : 1. */
const teal: MantineColorsTuple = [
  '#e2f1f1',
  '#c5e4e5',
  '#9dd1d3',
  '#74bec1',
  '#4cc2c4',
  '#2a9ba0',
  '#17838a',
  '#0d757d',
  '#0a6c74',
  '#07555c',
];

/** Mantine's greys of the night, turned into ours: text, dimmed, borders, hover, field, body. */
const dark: MantineColorsTuple = [
  '#e6edf1',
  '#c9d5dc',
  '#a3b5c1',
  '#708391',
  '#3a4b57',
  '#25323b',
  '#162027',
  '#162027',
  '#111a20',
  '#0e151a',
];

/** Mantine's own components, in Theca's clothes. Everything else is drawn with the tokens of theme.css. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 4 },
  colors: { teal, dark },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return colors;
    return {
      ...colors,
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
    };
  },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '11.5px', sm: '12.5px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: { fontWeight: '620' },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-error': 'var(--refuse)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-color-teal-filled': 'var(--accent)',
  '--mantine-color-teal-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};

/** Lends the tokens to Mantine, so that a scheme is chosen in one place. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

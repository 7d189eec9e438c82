import { css } from "lit";

/**
 * The tokens of DESY, the design system of the Gobierno de Aragón (desy-html 6.2.2, EUPL-1.2:
 * colours, spacing, radius, type), and a dark set derived from them. An institution with other
 * colours sets these custom properties on <ventanilla-sidebar>.
 */
export const tokens = css`
  :host {
    color-scheme: light dark;

    --v-page: light-dark(#f6f6f5, #14171f);
    --v-surface: light-dark(#ffffff, #1f2331);
    --v-raised: light-dark(#f6f6f5, #2a2f40);
    --v-text: light-dark(#1f2331, #f6f6f5);
    --v-muted: light-dark(#5e616b, #bfc2ca);
    --v-line: light-dark(#d5d5d3, #444a5c);
    --v-control: light-dark(#1f2331, #92949b);

    --v-primary: light-dark(#00607a, #7cc8dd);
    --v-primary-strong: light-dark(#00475c, #a9deec);
    --v-primary-soft: light-dark(#d6eaf0, #123844);
    --v-on-primary: light-dark(#ffffff, #10222a);

    --v-success: light-dark(#1aa23a, #24d14c);
    --v-success-soft: light-dark(#dcf8e2, #153a20);
    --v-warning: light-dark(#b88e12, #fdcb33);
    --v-warning-soft: light-dark(#fef6b2, #40360f);
    --v-info: light-dark(#c97a00, #fa9902);
    --v-info-soft: light-dark(#feebcc, #43300f);
    --v-alert: light-dark(#a40014, #ff8f86);
    --v-alert-soft: light-dark(#fbd3ce, #4b171c);
    --v-neutral: light-dark(#5e616b, #92949b);
    --v-neutral-soft: light-dark(#ededec, #2a2f40);

    --v-focus: #fdcb33;
    --v-focus-ink: #1f2331;
    --v-focus-ring: light-dark(#1f2331, #ffffff);

    --v-xs: 0.25rem;
    --v-sm: 0.5rem;
    --v-md: 0.75rem;
    --v-base: 1rem;
    --v-lg: 1.75rem;
    --v-radius: 0.1875rem;
    --v-font: "Open Sans", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
`;

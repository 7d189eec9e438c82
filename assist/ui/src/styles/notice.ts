import { css } from "lit";

/** DESY's notifications: a tone in words, icon and border, never in colour alone. */
export const notice = css`
  .notice {
    --tone: var(--v-neutral);
    --tone-soft: var(--v-neutral-soft);
    background: var(--tone-soft);
    border-inline-start: 4px solid var(--tone);
    border-radius: var(--v-radius);
    display: flex;
    gap: var(--v-sm);
    padding: var(--v-md);
  }
  .notice > svg {
    margin-top: 0.125rem;
  }
  .notice > div {
    flex: 1;
    min-width: 0;
  }
  .notice .title {
    font-weight: 700;
    line-height: 1.4;
  }
  .tone-success {
    --tone: var(--v-success);
    --tone-soft: var(--v-success-soft);
  }
  .tone-warning {
    --tone: var(--v-warning);
    --tone-soft: var(--v-warning-soft);
  }
  .tone-info {
    --tone: var(--v-info);
    --tone-soft: var(--v-info-soft);
  }
  .tone-primary {
    --tone: var(--v-primary);
    --tone-soft: var(--v-primary-soft);
  }
  .tone-alert {
    --tone: var(--v-alert);
    --tone-soft: var(--v-alert-soft);
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid;
      border-inline-start-width: 4px;
    }
  }
`;

import { View } from "../console/view.js";
import { serviceWords, type ServiceWords } from "../i18n/service/index.js";

/** A view of the service console. */
export abstract class ServiceView extends View {
  protected get t(): ServiceWords {
    return serviceWords(this.console.language);
  }
}

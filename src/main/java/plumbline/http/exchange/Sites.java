package plumbline.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Keeps other sites, which a browser shows beside the service, from using it. A name that some site has made to lead here
 * (DNS rebinding) is none of the service's; an address is, for no site can call itself by it. And what changes something
 * comes from the service's own pages, or from no page at all. Thread-safe.
 */
public final class Sites {
    /** An address of IPv4 or, in brackets, of IPv6, and a port. */
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+])(:[0-9]+)?");

    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Set<String> names = new TreeSet<>(Set.of("localhost"));

    private final Origins origins;

    /**
     * Knows what is the service's own.
     *
     * @param names what the service is called, besides by its address and localhost
     * @param origins other sites that may use it all the same
     */
    public Sites(Set<String> names, Origins origins) {
        this.origins = origins;
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Refuses what comes under a name of others, or changes something on behalf of another site. */
    public void refuseOthers(Context ctx) {
        String host = ctx.header("Host");
        if (host == null || !isOwn(host.toLowerCase(Locale.ROOT))) {
            throw HttpProblem.of(
                    421,
                    "wrong-host",
                    new Text(
                            "本服务不叫 " + host + "；如果这是它的名字，启动时写 --name",
                            "This service is not called " + host + "; if that is its name, start it with --name"));
        }
        if (!SAFE.contains(ctx.method())
                && !origins.allow(ctx.header("Origin"))
                && isOfAnotherSite(ctx.header("Sec-Fetch-Site"), ctx.header("Origin"), host)) {
            throw crossSite();
        }
    }

    /**
     * Refuses to change anything on the strength of a cookie, which a browser sends by itself, unless the browser says that
     * one of the service's own pages asks for it; that of no other site does.
     */
    public static void refuseUnlessOwn(Context ctx) {
        String host = ctx.header("Host");
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean isOwn = site == null ? origin != null : site.equals("same-origin");
        if (!SAFE.contains(ctx.method()) && (!isOwn || isOfAnotherSite(site, origin, String.valueOf(host)))) {
            throw crossSite();
        }
    }

    private static HttpProblem crossSite() {
        return HttpProblem.of(
                403,
                "cross-site",
                new Text("别的网站不能经浏览器改动或使用本服务", "Another site may not use this service through a browser"));
    }

    private boolean isOwn(String host) {
        return ADDRESS.matcher(host).matches() || names.contains(host.replaceFirst(":[0-9]+$", ""));
    }

    private static boolean isOfAnotherSite(@Nullable String site, @Nullable String origin, String host) {
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
